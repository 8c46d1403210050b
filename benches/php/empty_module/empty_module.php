<?php

/** An addon that does nothing. */

function empty_module_config()
{
    return ['name' => 'Empty Module', 'version' => '1', 'author' => 'Benchmark', 'fields' => []];
}
