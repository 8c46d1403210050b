<?php

/** Reads the list of publishers and compares each with what it is to be: {url, username, key, package, way}. */

declare(strict_types=1);

use Bench\Child;
use Bench\Effort;
use Bench\Php\PublisherList;

require __DIR__ . '/../autoload.php';

$input = Child::input();
$decoder = new ("Bench\\Php\\RowsBy$input[way]")();
$list = new PublisherList($input['url'], $input['username'], $input['key'], $decoder);
Child::answer(Effort::of(static fn (): array => $list->compare($input['package'])));
