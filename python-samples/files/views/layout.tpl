<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{{title}}</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="{{url('static', name='style.css')}}">
</head>
<body>
<main>
{{!base}}
</main>
</body>
</html>
