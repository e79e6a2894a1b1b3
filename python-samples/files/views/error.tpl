% rebase('layout', title=error.status_line)
<h1>{{error.status_line}}</h1>
<p>{{error.body}}</p>
<p><a href="{{url('index')}}">Back to the files</a></p>
