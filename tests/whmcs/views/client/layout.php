<!DOCTYPE html>
<html lang="en">
<head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title><?= $e($title) ?> - <?= $stored($company) ?></title>
    <link rel="icon" href="assets/icon.svg">
    <link rel="stylesheet" href="assets/<?= $e($theme) ?>.css">
    <link rel="stylesheet" href="assets/admin.css">
    <?php if ($template === 'dark') : ?>
    <link rel="stylesheet" href="assets/dark.css">
    <?php endif ?>
    <?= $head ?>
</head>
<body>
<?= $header ?>
<header class="topbar">
    <a class="brand" href="index.php"><?= $stored($company) ?></a>
    <nav class="topnav">
        <?php foreach ($menu->getChildren() as $item) : ?>
        <a href="<?= $e($item->getUri()) ?>"><?= $e($item->getLabel()) ?></a>
        <?php endforeach ?>
    </nav>
</header>
<main class="container">
    <h1><?= $e($title) ?></h1>
    <?php if ($breadcrumb !== []) : ?>
    <ol class="breadcrumb">
        <?php foreach ($breadcrumb as $address => $label) : ?>
        <li><a href="<?= $e($address) ?>"><?= $e($label) ?></a></li>
        <?php endforeach ?>
    </ol>
    <?php endif ?>
    <?= $body ?>
</main>
<script src="assets/bootstrap3.js"></script>
<?= $footer ?>
</body>
</html>
