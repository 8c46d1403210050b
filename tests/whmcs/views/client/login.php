<form class="panel panel-default" method="post" action="login.php">
    <div class="panel-body">
        <?php if ($failed) : ?>
        <div class="alert alert-danger">Login Details Incorrect. Please try again.</div>
        <?php endif ?>
        <?= generate_token() ?>
        <div class="form-group">
            <label for="username">Email Address</label>
            <input class="form-control" id="username" name="username" type="email" autocomplete="username">
        </div>
        <div class="form-group">
            <label for="password">Password</label>
            <input class="form-control" id="password" name="password" type="password" autocomplete="current-password">
        </div>
        <button class="btn btn-primary">Login</button>
    </div>
</form>
