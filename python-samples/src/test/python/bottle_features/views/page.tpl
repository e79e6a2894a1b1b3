% rebase('layout', title=title)
% for item in items:
%   include('item', item=item)
% end
