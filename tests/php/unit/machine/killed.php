<?php

/**
 * Loaded before bin/install: kills the process before call number KILL_AT of those that open or change files.
 */

// phpcs:disable PSR1.Files.SideEffects

namespace WHMCS\Module\Addon\AflexiCdn\Install;

/** @return mixed what the function returns */
function step(callable $function, array $arguments)
{
    static $calls = 0;
    if (++$calls === (int) getenv('KILL_AT')) {
        posix_kill(getmypid(), SIGKILL);
    }

    return $function(...$arguments);
}

function rename(...$arguments)
{
    return step('rename', $arguments);
}

function link(...$arguments)
{
    return step('link', $arguments);
}

function unlink(...$arguments)
{
    return step('unlink', $arguments);
}

function symlink(...$arguments)
{
    return step('symlink', $arguments);
}

function fopen(...$arguments)
{
    return step('fopen', $arguments);
}

function fwrite(...$arguments)
{
    return step('fwrite', $arguments);
}

function fflush(...$arguments)
{
    return step('fflush', $arguments);
}

function ftruncate(...$arguments)
{
    return step('ftruncate', $arguments);
}

function chmod(...$arguments)
{
    return step('chmod', $arguments);
}

function stream_copy_to_stream(...$arguments)
{
    return step('stream_copy_to_stream', $arguments);
}
