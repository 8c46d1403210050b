<?php

/** Sends one form for BackgroundPost: a Browser, a path and fields on standard input, the Response on standard output. */

declare(strict_types=1);

require __DIR__ . '/../../tests/whmcs/autoload.php';

[$browser, $path, $fields] = unserialize(stream_get_contents(STDIN));
echo serialize($browser->post($path, $fields));
