<?php

declare(strict_types=1);

namespace AflexiCdn\Torture\Support;

use Aflexi\Cdn\Addon;
use Aflexi\Cdn\CdnException;
use AflexiCdn\EndToEnd\Support\InProcess\Stage;

/** Every function of the extension, and every method of its addon, with arguments that make it work. */
final class EveryCall
{
    private const ACTOR = 'admin 1';
    private const LIMITS = ['bandwidthLimit' => '10', 'enabled' => '1'];

    private readonly Addon $addon;

    /** @var array<string, list<mixed>> arguments by the name of a function or of a method */
    private readonly array $calls;

    /** On a stage with two accounts and a package. */
    public function __construct(Stage $stage)
    {
        $stage->enable(['boost']);
        [$service] = [$stage->buyer('ada'), $stage->buyer('bob')];
        $stage->cron(daily: true);
        $this->addon = $stage->cdn();
        $number = static fn (string $sql): int => (int) $stage->value($sql);
        $account = $number("SELECT id FROM mod_aflexi_cdn_accounts WHERE name = 'ada'");
        $client = $number("SELECT userid FROM tblhosting WHERE id = $service");
        $user = $number("SELECT auth_user_id FROM tblusers_clients WHERE client_id = $client AND owner = 1");
        $package = $number('SELECT id FROM mod_aflexi_cdn_packages LIMIT 1');
        $boost = $stage->shop['boost'];
        $pdo = $stage->pdo();
        $this->calls = [
            'Aflexi\Cdn\build' => [],
            'Aflexi\Cdn\hint' => [$pdo, 'service', $service, 'Torture'],
            'Aflexi\Cdn\refund' => [$pdo, 'nothing', 'Torture'],
            '__construct' => [$pdo, strrev(...), strrev(...)],
            'install' => [],
            'isCurrent' => [],
            'upgrade' => [],
            'legacy' => [],
            'moveOver' => [self::ACTOR],
            'removeLegacySecrets' => [true, true, self::ACTOR],
            'finishMoving' => [self::ACTOR],
            'status' => [],
            'health' => ['0.0.0'],
            'notices' => [],
            'told' => [['needs_you'], []],
            'monitoring' => [],
            'setMonitoring' => ['', self::ACTOR],
            'landing' => ['0.0.0'],
            'products' => [],
            'save' => [[$boost], [$boost], [$boost => ''], self::ACTOR],
            'preview' => [[$boost], [], [$boost => 'Other']],
            'foresee' => [['ada']],
            'visit' => [['ada'], 'Torture'],
            'isDue' => [],
            'answer' => ['brake', '1', self::ACTOR],
            'work' => [5, 'cron'],
            'progress' => [],
            'pause' => [1, self::ACTOR],
            'resume' => [1, self::ACTOR],
            'cancel' => [1, self::ACTOR],
            'check' => [],
            'publishers' => [1, 'a', 'active', 'name', true],
            'publisher' => [$account],
            'service' => [$service],
            'hasClientServices' => [$client, $user],
            'clientServices' => [$client, $user],
            'clientService' => [$client, $user, $service],
            'clientReveal' => [$client, $user, $service, self::ACTOR],
            'clientPassword' => [$client, $user, $service, 'n3w-Password', 'n3w-Password', self::ACTOR],
            'synchronize' => [$account, self::ACTOR],
            'export' => ['', '', self::ACTOR],
            'exported' => [0, '', ''],
            'unsettled' => [],
            'queue' => ['', 1, 'a'],
            'packages' => [],
            'package' => [$package],
            'readPackages' => [],
            'foreseePackage' => [$package, '', '', self::LIMITS],
            'updatePackage' => [$package, '', self::LIMITS, self::ACTOR],
            'createPackage' => ['Torture', self::LIMITS, self::ACTOR],
            'setNewPackageLimits' => [[], self::ACTOR],
            'retry' => [$service, self::ACTOR],
            'retryAll' => ['', '', self::ACTOR],
            'forget' => [$service, self::ACTOR],
            'log' => [1, 'a', 'done'],
            'setMode' => [$service, 'auto', self::ACTOR],
            'setName' => [$service, 'ada', self::ACTOR],
            'adopt' => [$service, self::ACTOR],
            'putRight' => [$account, self::ACTOR],
            'differences' => [],
            'corrections' => [[$account]],
            'putAllRight' => [[$account], self::ACTOR],
            'takeOver' => [[$service], self::ACTOR],
            'import' => ['name', 1],
            'importAccounts' => ['name', '', [1], self::ACTOR],
            'adoptStrangers' => [[1 => $service], self::ACTOR],
            'ignore' => [[$account], [1], true, self::ACTOR],
            'newPassword' => [$account, self::ACTOR],
            'sendsWelcome' => [],
            'nextWelcome' => [self::ACTOR],
            'welcomed' => [$account, 1, '', self::ACTOR],
            'resendWelcome' => [$account, self::ACTOR],
            'timeBudget' => [],
            'reveal' => [$account, self::ACTOR],
        ];
    }

    /** @return list<string> what the extension has and this class does not call as it is, or the other way round */
    public function differences(): array
    {
        $extension = new \ReflectionExtension('aflexi_cdn');
        $there = $extension->getFunctions();
        foreach ($extension->getClasses() as $class) {
            foreach ($class->getMethods() as $method) {
                if ($method->class === $class->getName()) {
                    $there[$method->getName()] = $method;
                }
            }
        }
        $fits = fn (\ReflectionFunctionAbstract $function, string $name): bool => isset($this->calls[$name])
            && count($this->calls[$name]) >= $function->getNumberOfRequiredParameters()
            && count($this->calls[$name]) <= $function->getNumberOfParameters();
        $fitting = array_filter($there, $fits, ARRAY_FILTER_USE_BOTH);

        return array_keys(array_diff_key($there, $fitting) + array_diff_key($this->calls, $there));
    }

    /** @return list<string> */
    public function names(): array
    {
        return array_keys($this->calls);
    }

    /** @return string the exception's class, if it ended in one of ours; nothing else is thrown */
    public function call(string $name): string
    {
        $arguments = $this->calls[$name];
        try {
            match (true) {
                str_contains($name, '\\') => $name(...$arguments),
                $name === '__construct' => new Addon(...$arguments),
                default => $this->addon->$name(...$arguments),
            };
        } catch (CdnException $e) {
            return $e::class;
        }

        return '';
    }
}
