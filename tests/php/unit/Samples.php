<?php

namespace AflexiCdn\Tests\Unit;

/** Answers of the extension, in the shapes of its stubs; every text is the one given. */
final class Samples
{
    /**
     * @param list<string> $codes     of problems
     * @param list<string> $questions their codes
     */
    public static function status(string $text, array $codes = [], array $questions = []): array
    {
        return [
            'configured' => true,
            'problems' => array_map(static function (string $code) use ($text) {
                return self::reason($code, $text);
            }, $codes),
            'questions' => array_map(static function (string $code) use ($text) {
                return self::question($code, $text);
            }, $questions),
            'jobs' => ['due' => 3, 'leased' => 1, 'refused' => 2],
            'accounts' => ['active' => 40, 'suspended' => 4, 'different' => 6],
            'refused' => [['service' => 3, 'client' => 2, 'account' => $text] + self::reason('bad_name', $text)],
            'full_pass' => [
                'state' => 'done', 'started_at' => '2026-01-02 03:00:00', 'finished_at' => '2026-01-02 03:01:00',
                'listed' => 44,
            ],
            'last_cron' => '2026-01-02 03:04:05',
        ];
    }

    public static function question(string $code, string $text): array
    {
        return [
            'id' => $text,
            'code' => $code,
            'args' => ['suspend' => 123, 'active' => 900, 'limit' => 45, 'keep' => 7, 'start' => 8, 'expected' => $text,
                'found' => $text],
            'accounts' => $code === 'brake' ? [['id' => 1, 'name' => $text, 'client' => 12]] : [],
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
            'created' => 5, 'updated' => 0, 'activated' => 1, 'suspended' => 2, 'adopted' => 0, 'passwords' => 1,
            'unchanged' => 3,
            'packages_created' => [$text],
            'refused' => [$service + self::reason('name_conflict', $text)],
            'failed' => [$service + self::reason('connection', $text)],
            'remaining' => 6, 'calls' => 20, 'milliseconds' => 1500, 'halted' => self::reason('throttled', $text),
        ];
    }

    public static function saved(string $text): array
    {
        return [
            'question' => null,
            'enabled' => [7], 'disabled' => [8], 'packages' => [99],
            'rejected' => [['product' => 8] + self::reason('free_product', $text)],
            'work' => self::work($text),
        ];
    }

    /** What save() answers when it saves nothing and asks. */
    public static function asked(string $text): array
    {
        return [
            'question' => self::question('brake', $text),
            'enabled' => [], 'disabled' => [], 'packages' => [], 'rejected' => [],
        ] + self::saved($text);
    }

    public static function unsettled(string $text): array
    {
        $service = ['service' => 21, 'client' => 12, 'client_name' => $text, 'account' => $text];

        return [
            'refused_total' => 103,
            'waiting_total' => 102,
            'refused' => [
                $service + ['own_name' => $text, 'mode' => 'auto', 'adoptable' => true, 'nameable' => true]
                    + self::reason('not_ours', $text),
                ['service' => 22, 'account' => ''] + $service
                    + ['own_name' => '', 'mode' => 'on', 'adoptable' => false, 'nameable' => false]
                    + self::reason('no_email', $text),
            ],
            'waiting' => [
                ['service' => 23] + $service + ['due_at' => '2026-01-02 03:04:05', 'attempts' => 17]
                    + self::reason('connection', $text),
            ],
        ];
    }

    public static function publishers(string $text): array
    {
        $row = [
            'id' => 1, 'name' => $text, 'username' => $text, 'client' => 12, 'client_name' => $text,
            'services' => [['id' => 11, 'mode' => 'auto'], ['id' => 13, 'mode' => 'off']],
            'package' => $text, 'status' => 'active',
            'synchronized_at' => '2026-01-02 03:04:05', 'password' => 'stored',
            'reason' => self::reason('paid', $text), 'differences' => [],
        ];
        $differences = [self::reason('drift_package', $text), self::reason('username_differs', $text)];

        return ['total' => 120, 'page' => 2, 'pages' => 3, 'rows' => [
            $row,
            ['id' => 2, 'status' => 'none', 'synchronized_at' => null, 'username' => '', 'reason' => null] + $row,
            ['id' => 3, 'status' => 'suspended', 'password' => 'unknown', 'differences' => $differences] + $row,
            [
                'id' => 4, 'status' => 'unknown', 'password' => 'changing',
                'differences' => array_slice($differences, 1),
            ] + $row,
        ]];
    }

    public static function queue(string $text): array
    {
        $row = [
            'service' => 21, 'client' => 12, 'client_name' => $text, 'account' => $text, 'state' => 'refused',
            'cause' => "mode by $text", 'reason' => self::reason('not_ours', $text), 'attempts' => 3,
            'due_at' => '2026-01-02 03:04:05', 'since' => '2026-01-02 03:04:06',
        ];

        return ['hints' => 4, 'counts' => ['due' => 1, 'refused' => 60, 'waiting' => 58],
            'total' => 119, 'page' => 2, 'pages' => 3, 'rows' => [
                $row,
                ['service' => 22, 'state' => 'waiting'] + $row,
                ['service' => 23, 'state' => 'due', 'reason' => null, 'account' => '', 'cause' => 'InvoicePaid'] + $row,
                ['service' => 24, 'state' => $text, 'cause' => $text] + $row,
            ]];
    }

    public static function log(string $text): array
    {
        $change = ['what' => 'package', 'before' => $text, 'after' => $text];
        $row = [
            'id' => 9, 'at' => '2026-01-02 03:04:05', 'cause' => $text, 'client' => 12, 'client_name' => $text,
            'account' => 1, 'account_name' => $text, 'service' => 21, 'action' => 'package', 'result' => 'done',
            'changes' => [$change], 'reason' => null, 'milliseconds' => 1230,
        ];
        $other = ['what' => $text, 'before' => null, 'after' => $text];
        $status = ['what' => 'status', 'before' => 'active', 'after' => 'suspended'];

        return ['older' => 8, 'total' => 10000, 'page' => 200, 'pages' => 200, 'rows' => [
            $row,
            ['action' => 'look', 'result' => 'refused', 'changes' => [],
                'reason' => self::reason('bad_name', $text)] + $row,
            ['action' => $text, 'result' => $text, 'client' => 0, 'service' => 0, 'account_name' => '',
                'milliseconds' => 0, 'changes' => [$other, ['after' => null] + $change, $status]] + $row,
        ]];
    }

    public static function reason(string $code, string $text): array
    {
        return ['code' => $code, 'args' => array_fill_keys(
            ['name', 'message', 'why', 'fields', 'id', 'client', 'invoice', 'class', 'email', 'service', 'username',
                'url', 'listed', 'known', 'applied', 'observed', 'operator', 'expected', 'found'],
            $text
        )];
    }
}
