<?php

require __DIR__ . '/init.php';

\WhmcsHost\Client\HomePage::serve();
