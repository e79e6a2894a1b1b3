<li>{{item}}
