<!DOCTYPE html>
<html lang="en">
<head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>Login - <?= $stored($company) ?></title>
    <link rel="icon" href="../assets/icon.svg">
    <link rel="stylesheet" href="../assets/bootstrap3.css">
    <link rel="stylesheet" href="../assets/admin.css">
</head>
<body class="login-page">
<form class="login panel panel-default" method="post" action="login.php">
    <div class="panel-body">
        <h1><?= $stored($company) ?></h1>
        <?php if ($failed) : ?>
        <div class="alert alert-danger">Login Failed. Please Try Again.</div>
        <?php endif ?>
        <?= generate_token() ?>
        <div class="form-group">
            <label for="username">Username</label>
            <input class="form-control" id="username" name="username" autocomplete="username" autofocus>
        </div>
        <div class="form-group">
            <label for="password">Password</label>
            <input class="form-control" id="password" name="password" type="password" autocomplete="current-password">
        </div>
        <button class="btn btn-primary btn-block">Login</button>
    </div>
</form>
</body>
</html>
