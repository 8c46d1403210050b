<?php

namespace WHMCS\Module\Addon\AflexiCdn;

/**
 * The health for a monitoring system: JSON for whoever has the token. Numbers and codes only, and no name of anybody.
 */
final class Monitor
{
    /** Data and HTTP status where nothing could be looked at. */
    private const UNREADABLE = [['state' => 'critical'], 503];

    /** Answers the request being served, and ends it. */
    public static function answer(): void
    {
        $answer = self::UNREADABLE;
        Guard::quietly('health', static function () use (&$answer) {
            $answer = self::judge($_SERVER);
        });
        if ($answer[1] === 401 && !headers_sent()) {
            header('WWW-Authenticate: Bearer');
        }
        Host::json($answer[0], $answer[1]);
    }

    /** A new token. It is shown once; its hash is what is kept. */
    public static function token(): string
    {
        return bin2hex(random_bytes(32));
    }

    /** What is kept of a token. */
    public static function hash(string $token): string
    {
        return hash('sha256', $token);
    }

    /**
     * The health. What needs somebody now is no success.
     *
     * @return array{array<string, mixed>, int} the data and the HTTP status
     */
    public static function health(\Aflexi\Cdn\Addon $addon): array
    {
        $answer = self::UNREADABLE;
        Guard::quietly('health', static function () use ($addon, &$answer) {
            $health = $addon->health(Module::VERSION);
            $answer = [self::numbers($health), $health['state'] === 'critical' ? 503 : 200];
        });

        return $answer;
    }

    /**
     * What is told: texts are left out, because a message may name anybody.
     *
     * @param array<string, mixed> $health as the extension answers it
     *
     * @return array<string, mixed>
     */
    private static function numbers(array $health): array
    {
        foreach ($health['checks'] as $number => $check) {
            $health['checks'][$number] = [
                'code' => $check['code'],
                'state' => $check['state'],
                'reason' => $check['reason']['code'],
                // An object, also when there are none.
                'args' => (object) array_filter($check['reason']['args'], 'is_int'),
            ];
        }

        return $health;
    }

    /**
     * @param array<string, mixed> $server
     *
     * @return array{array<string, mixed>, int} the data and the HTTP status
     */
    private static function judge(array $server): array
    {
        if (!Host::isActive()) {
            return [[], 404];
        }
        if (!Extension::isReady()) {
            // Whose token it is cannot be looked up; that the addon is ill is no secret.
            return self::UNREADABLE;
        }
        $addon = Extension::addon();
        $hash = $addon->monitoring();
        if ($hash === null) {
            return [[], 404];
        }
        if (!hash_equals($hash, self::hash(self::sent($server)))) {
            return [[], 401];
        }

        return self::health($addon);
    }

    /**
     * The token that was sent. Never in the address: those are logged.
     *
     * @param array<string, mixed> $server
     */
    private static function sent(array $server): string
    {
        foreach (['HTTP_AUTHORIZATION', 'REDIRECT_HTTP_AUTHORIZATION'] as $name) {
            if (preg_match('/^Bearer +(\S+)$/iD', (string) ($server[$name] ?? ''), $found) === 1) {
                return $found[1];
            }
        }

        return (string) ($server['HTTP_X_AFLEXI_CDN_TOKEN'] ?? '');
    }
}
