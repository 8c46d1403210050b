<?php

/** Lets a test make something happen inside a web request. */

require __DIR__ . '/../init.php';

\WhmcsHost\EventEndpoint::serve();
