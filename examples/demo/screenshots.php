<?php

/**
 * Takes the pictures of the README, docs/images/{products,publishers}.png, on a site of its own:
 * php examples/demo/screenshots.php
 */

declare(strict_types=1);

use AflexiDemo\AdminDesk;
use AflexiDemo\Requirements;
use WhmcsHost\WebDriver;
use WhmcsHost\Site;

require __DIR__ . '/autoload.php';
require __DIR__ . '/../../tests/whmcs/autoload.php';

const WIDTH = 1280;

$requirements = new Requirements();
$site = Site::start([
    'extension' => $requirements->extension,
    'sandbox' => $requirements->sandbox,
    'clients' => 40,
]);
$desk = new AdminDesk($site);
$desk->activate();
$desk->configure(concurrency: 16);
$site->cron();
$site->sandbox()->setLatency(40);

$images = "$requirements->root/docs/images";
is_dir($images) || mkdir($images, 0755, true);
$page = $site->url() . 'admin/' . AdminDesk::PAGE;
$browser = new WebDriver($site->directory(), WIDTH);
$browser->open($site->url() . 'admin/login.php');
$browser->type('[name=username]', 'admin');
$browser->type('[name=password]', 'admin');
$browser->click('form button, form [type=submit]', until: '[name=logout]');
$browser->open($page);
$browser->run('document.querySelectorAll("[name=\'products[]\']:enabled").forEach(box => box.click())');
$browser->click('button[value=save]', until: '#aflexi-result');
$browser->capture("$images/products.png", highest: 2000);
$browser->open("$page&page=publishers");
$browser->capture("$images/publishers.png", highest: 900);
$browser->stop();
