<?php

namespace AflexiCdn\Tests\Unit;

/** Answers of the extension, in the shapes of its stubs; every text is the one given. */
final class Samples
{
    public static function status(string $text, array $codes = []): array
    {
        return [
            'configured' => true,
            'problems' => array_map(static function (string $code) use ($text) {
                return self::reason($code, $text);
            }, $codes),
            'jobs' => ['due' => 3, 'leased' => 1, 'refused' => 2],
            'accounts' => ['active' => 40, 'suspended' => 4],
            'refused' => [['service' => 3, 'client' => 2, 'account' => $text] + self::reason('bad_name', $text)],
            'last_cron' => '2026-01-02 03:04:05',
        ];
    }

    public static function products(string $text): array
    {
        $product = [
            'id' => 7, 'group' => $text, 'name' => $text, 'hidden' => true, 'retired' => true, 'paytype' => 'recurring',
            'package' => $text, 'package_override' => $text, 'services' => 9, 'eligible' => 5, 'synchronized' => 4,
            'enabled' => true, 'blocked' => null, 'warnings' => [self::reason('odd_package_name', $text)],
        ];
        $free = ['id' => 8, 'paytype' => 'free', 'enabled' => false, 'blocked' => self::reason('free_product', $text)];

        return [$product, $free + $product];
    }

    public static function work(string $text): array
    {
        $service = ['service' => 11, 'client' => 12, 'account' => $text];

        return [
            'created' => 5, 'updated' => 0, 'activated' => 1, 'suspended' => 2, 'adopted' => 0, 'unchanged' => 3,
            'packages_created' => [$text],
            'refused' => [$service + self::reason('name_conflict', $text)],
            'failed' => [$service + self::reason('connection', $text)],
            'remaining' => 6, 'calls' => 20, 'milliseconds' => 1500, 'halted' => self::reason('throttled', $text),
        ];
    }

    public static function saved(string $text): array
    {
        return [
            'enabled' => [7], 'disabled' => [8], 'packages' => [99],
            'rejected' => [['product' => 8] + self::reason('free_product', $text)],
            'work' => self::work($text),
        ];
    }

    public static function publishers(string $text): array
    {
        $row = [
            'id' => 1, 'name' => $text, 'username' => $text, 'client' => 12, 'client_name' => $text,
            'services' => [11, 13], 'package' => $text, 'status' => 'active',
            'synchronized_at' => '2026-01-02 03:04:05', 'password' => 'stored',
            'reason' => self::reason('paid', $text),
        ];

        return ['total' => 120, 'page' => 2, 'pages' => 3, 'rows' => [
            $row,
            ['id' => 2, 'status' => 'none', 'synchronized_at' => null, 'username' => '', 'reason' => null] + $row,
            ['id' => 3, 'status' => 'suspended', 'password' => 'unknown'] + $row,
        ]];
    }

    private static function reason(string $code, string $text): array
    {
        return ['code' => $code, 'args' => array_fill_keys(
            ['name', 'message', 'value', 'why', 'fields', 'id', 'client', 'invoice', 'class', 'until'],
            $text
        )];
    }
}
