% rebase('layout', title='File box')
<h1>File box</h1>
<form class="upload" action="{{url('upload')}}" method="post"
      enctype="multipart/form-data">
  <label for="file">Files to add</label>
  <input id="file" type="file" name="file" multiple required>
  <button>Upload</button>
</form>
% if last:
<p class="note">Your last upload was <strong>{{last}}</strong>.</p>
% end
% if not files:
<p>The box is empty.</p>
% else:
<table>
<thead><tr><th>Name</th><th class="size">Bytes</th><th></th></tr></thead>
<tbody>
% for name, size in files:
<tr>
  <td><a href="{{url('file', name=name)}}">{{name}}</a></td>
  <td class="size">{{size}}</td>
  <td class="actions">
    <a href="{{url('file', name=name)}}?download">Download</a>
    <form action="{{url('delete', name=name)}}" method="post">
      <button aria-label="Delete {{name}}">Delete</button>
    </form>
  </td>
</tr>
% end
</tbody>
</table>
% end
