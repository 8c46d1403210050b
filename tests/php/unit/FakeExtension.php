<?php

/**
 * The extension as the skin sees it: records what it is asked and answers what the test wants.
 */

// phpcs:disable PSR1.Classes.ClassDeclaration, PSR1.Files.SideEffects

namespace Aflexi\Cdn;

use AflexiCdn\Tests\Unit\Recorded;

class CdnException extends \Exception
{
}

function build(): array
{
    return ['version' => Addon::$answers['version'] ?? \WHMCS\Module\Addon\AflexiCdn\Module::VERSION];
}

function hint(\PDO $pdo, string $kind, int $id, string $cause, int $delay = 0, bool $gone = false): bool
{
    return noted(['hint', $kind, $id, $cause, $delay, $gone]);
}

function refund(\PDO $pdo, string $transid, string $cause, int $delay = 0): bool
{
    return noted(['refund', $transid, $cause, $delay]);
}

function noted(array $call): bool
{
    Recorded::$calls[] = $call;
    if (isset(Addon::$answers['throw'])) {
        throw new CdnException(Addon::$answers['throw']);
    }

    return Addon::$answers['noted'] ?? true;
}

final class Addon
{
    /** @var array<string, mixed> by method */
    public static $answers = [];

    public function __construct(\PDO $pdo, callable $encrypt, callable $decrypt, string $root = '')
    {
        // As an extension does, and before 0.5.0 there was no fourth.
        if (isset(self::$answers['version']) && func_num_args() > 3) {
            throw new \ArgumentCountError('expects at most 3 arguments');
        }
        if ($decrypt($encrypt('key')) !== 'key') {
            throw new \LogicException('The callables do not belong together.');
        }
    }

    /** Every page asks; what it is told is of no interest but in one test. */
    public function isCurrent(): bool
    {
        return self::$answers['isCurrent'] ?? true;
    }

    /** @return mixed */
    public function __call(string $method, array $arguments)
    {
        Recorded::$calls[] = array_merge([$method], $arguments);
        if (isset(self::$answers['throw'])) {
            throw new CdnException(self::$answers['throw']);
        }

        return self::$answers[$method];
    }
}
