<title>{{title}}</title>
<body>{{!base}}</body>
