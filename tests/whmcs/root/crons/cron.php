<?php

/** The system cron; `--daily` runs the daily automation too. */

if (PHP_SAPI !== 'cli') {
    exit('This file cannot be accessed directly.');
}
require __DIR__ . '/../init.php';

\WhmcsHost\Cron::run(in_array('--daily', $argv, true));
