<?php

declare(strict_types=1);

namespace AflexiCdn\Torture\Wire;

/** One way for a call to go wrong, and under which codes it may be told. */
final class Fault
{
    /** `user.get` about oneself, which tells whether the login holds. */
    public const IDENTIFY = 'user.get (self)';

    private const LISTS = ['user.get', self::IDENTIFY, 'publisherLink.get', 'bandwidthPackage.get',
        'themability.get'];
    /** An account that is not found when its create was refused is refused. */
    private const TOO_FEW = ['authentication', 'short_list', 'platform_refused', ''];

    /** A refusal, told of what was refused. */
    private const REFUSALS = ['password_refused', 'contact_unsupported', 'package_refused'];

    /** What an admin is told who reads or writes packages. */
    private const TO_AN_ADMIN = ['packages_unread', 'package_not_written', 'package_in_doubt', 'package_gone'];

    private const READS = [...self::LISTS, 'stats.getSummaries'];

    /**
     * @param array<string, mixed> $script as the sandbox wants it, but for which call
     * @param list<string>         $read   codes after a call that changes nothing; none if nothing is wrong with it
     * @param list<string>         $write  codes after one that may have changed something
     */
    private function __construct(
        public readonly string $name,
        public readonly array $script,
        private readonly array $read,
        private readonly array $write,
        private readonly bool $isOfLists = false,
    ) {
    }

    /** @return list<self> */
    public static function all(): array
    {
        $lost = [['connection'], ['unknown']];
        $senseless = [['server'], ['unknown']];
        $slowDown = [['throttled'], ['throttled']];
        $notHere = [['server'], ['server']];
        $refused = [['platform_refused'], ['platform_refused']];
        $well = [[], []];
        $body = static fn (string $text): array => ['kind' => 'body', 'text' => $text];
        $value = static fn (string $value): array => $body('<?xml version="1.0"?><methodResponse><params><param><value>'
            . $value . '</value></param></params></methodResponse>');
        $fault = static fn (int $code): array => ['kind' => 'fault', 'code' => $code, 'message' => 'No such luck'];
        $http = static fn (int $status): array => ['kind' => 'http', 'status' => $status];

        return [
            new self('dropped before', ['kind' => 'drop_before'], ...$lost),
            new self('dropped after', ['kind' => 'drop_after'], ...$lost),
            new self('reset', ['kind' => 'reset'], ...$lost),
            new self('hanging before', ['kind' => 'hang'], ...$lost),
            new self('hanging after', ['kind' => 'hang_after'], ...$lost),
            new self('slow', ['kind' => 'slow', 'ms' => 40], ...$well),

            new self('a page', ['kind' => 'html'], ...$senseless),
            new self('cut short', ['kind' => 'truncated'], ...$senseless),
            new self('nothing', $body(''), ...$senseless),
            new self('bad XML', $body('<?xml version="1.0"?><methodResponse><params></methodResponse>'), ...$senseless),
            new self('another document', $body('<?xml version="1.0"?><rss version="2.0"/>'), ...$senseless),
            new self('too large', ['kind' => 'oversized'], ...$senseless),
            // Nobody knows what updates return.
            new self('a truth', $value('<boolean>1</boolean>'), ['server'], ['unknown', '']),
            new self('a struct', $value('<struct></struct>'), ['server', ''], ['unknown', '']),
            new self('a number below 0', $value('<int>-7</int>'), ['server'], ['unknown', '']),

            new self('204', $http(204), ...$senseless),
            new self('302', $http(302), ...$notHere),
            new self('403', $http(403), ...$notHere),
            new self('404', $http(404), ...$notHere),
            new self('429', $http(429) + ['retry_after' => 30], ...$slowDown),
            new self('500', $http(500), ...$senseless),
            new self('502', $http(502), ...$senseless),
            new self('503', $http(503), ...$slowDown),

            new self('try later', ['kind' => 'throttle'], ...$slowDown),
            new self('failed', $fault(-32500), ...$senseless),
            new self('login refused', $fault(1001), ['authentication'], ['authentication']),
            new self('not found', $fault(1102), ['platform_refused', 'authentication', ''], ['platform_refused']),
            new self('refused', $fault(1303), ['platform_refused', 'authentication'], ['platform_refused']),
            new self('unknown method', ['kind' => 'unknown_method'], ...$refused),

            new self('rows twice', ['kind' => 'repeated_list'], [''], [''], true),
            new self('half of the rows', ['kind' => 'short_list'], self::TOO_FEW, [''], true),
            new self('no rows', ['kind' => 'empty_list'], self::TOO_FEW, [''], true),
        ];
    }

    public function suits(string $method): bool
    {
        return !$this->isOfLists || in_array($method, self::LISTS, true);
    }

    /**
     * What the sandbox is told.
     *
     * @param list<string> $before the calls that go well
     */
    public function after(array $before, string $method): array
    {
        $plain = self::plain($method);
        $alike = count(array_keys(array_map(self::plain(...), $before), $plain, true));
        $breaks = in_array($this->script['kind'], ['drop_before', 'drop_after', 'reset'], true);
        $times = match (true) {
            !$breaks || !self::reads($method) => 1,
            // Of what is asked twice at once, each.
            $method === 'stats.getSummaries' => 3,
            // A read whose connection turns out to be dead is sent once more.
            default => 2,
        };

        return $this->script + ['method' => $plain, 'after' => $alike, 'times' => $times];
    }

    /** @param list<string> $told codes */
    public function isToldBy(array $told, string $method): bool
    {
        $codes = self::reads($method) ? $this->read : $this->write;
        $mayPass = in_array('', $codes, true) || $codes === [] || $this->mayPassAt($method);
        if (in_array('platform_refused', $codes, true)) {
            array_push($codes, ...self::REFUSALS);
        }
        if (str_starts_with($method, 'bandwidthPackage.')) {
            array_push($codes, ...self::TO_AN_ADMIN);
        }

        return array_diff($told, $codes) === [] && ($mayPass || $told !== []);
    }

    /** What is asked is no longer wanted, or known from elsewhere. */
    private function mayPassAt(string $method): bool
    {
        return match ($method) {
            // A nicety.
            'themability.get' => true,
            // Looked up at once.
            'bandwidthPackage.create', 'bandwidthPackage.update' => $this->write === ['unknown'],
            // Who is there already is refused in any case; of a create in doubt the password stays so.
            'user.create', 'security.update' => $this->isRefusal(),
            default => false,
        };
    }

    /** What WHMCS's activity log may say of it. */
    public function explains(string $line): bool
    {
        return in_array('authentication', $this->read, true) && str_contains($line, 'Aflexi refuses the login')
            || $this->isOfLists && str_contains($line, 'is too short to be believed');
    }

    public function isRefusal(): bool
    {
        return in_array('platform_refused', $this->write, true);
    }

    public function hangs(): bool
    {
        return str_starts_with($this->script['kind'], 'hang');
    }

    private static function plain(string $method): string
    {
        return strtok($method, ' ');
    }

    private static function reads(string $method): bool
    {
        return in_array($method, self::READS, true);
    }
}
