<?php

/** What every test finds: the stubs of WHMCS, the addon's functions and classes, and the helpers beside this file. */

require_once __DIR__ . '/whmcs.php';
require_once __DIR__ . '/Child.php';
require_once __DIR__ . '/Samples.php';
require_once __DIR__ . '/Machine.php';
require_once ADDON . '/aflexi_cdn.php';
