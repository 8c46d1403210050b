<!DOCTYPE html>
<html lang="en">
<head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title><?= $e($title) ?> - <?= $stored($company) ?></title>
    <link rel="icon" href="../assets/icon.svg">
    <link rel="stylesheet" href="../assets/bootstrap3.css">
    <link rel="stylesheet" href="../assets/admin.css">
    <?php if ($admin->template === 'dark') : ?>
    <link rel="stylesheet" href="../assets/dark.css">
    <?php endif ?>
    <?= $head ?>
</head>
<body>
<header class="topbar">
    <a class="brand" href="index.php"><?= $stored($company) ?></a>
    <nav class="topnav">
        <a href="index.php">Dashboard</a>
        <?php foreach ($modules as $name => $label) : ?>
        <a href="addonmodules.php?module=<?= $e($name) ?>"><?= $e($label) ?></a>
        <?php endforeach ?>
        <a href="configaddonmods.php">Addon Modules</a>
    </nav>
    <form class="account" method="post" action="login.php">
        <span><?= $e($admin->firstname) ?> <?= $e($admin->lastname) ?></span>
        <?= generate_token() ?>
        <button class="btn btn-link" name="logout" value="1">Logout</button>
    </form>
</header>
<?= $header ?>
<div class="frame">
    <aside class="sidebar">
        <h2>Shortcuts</h2>
        <ul>
            <li><a href="index.php">Dashboard</a></li>
            <li><a href="configaddonmods.php">Addon Modules</a></li>
        </ul>
        <?php if ($modules !== []) : ?>
        <h2>Addons</h2>
        <ul>
            <?php foreach ($modules as $name => $label) : ?>
            <li><a href="addonmodules.php?module=<?= $e($name) ?>"><?= $e($label) ?></a></li>
            <?php endforeach ?>
        </ul>
        <?php endif ?>
        <div class="module-sidebar"><?= $sidebar ?></div>
    </aside>
    <main id="contentarea">
        <h1><?= $e($title) ?></h1>
        <?= $body ?>
    </main>
</div>
<footer class="foot">A WHMCS-compatible test host. Not WHMCS.</footer>
<script src="../assets/bootstrap3.js"></script>
<?= $footer ?>
</body>
</html>
