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
        $severities = ['plain_http_allowed' => 'warning', 'short_list' => 'warning', 'halted' => 'error',
            'login_refused' => 'error', 'key_lost' => 'error'];
        $missing = ['not_installed', 'newer_schema', 'product_addon_missing'];

        return [
            'installed' => array_intersect($codes, $missing) === [],
            'configured' => array_diff($codes, array_keys($severities), $missing) === [],
            'problems' => array_map(static function (string $code) use ($text, $severities) {
                return self::reason($code, $text) + ['severity' => $severities[$code] ?? 'blocking'];
            }, $codes),
            'questions' => array_map(static function (string $code) use ($text) {
                return self::question($code, $text);
            }, $questions),
            'jobs' => ['due' => 3, 'leased' => 1, 'refused' => 2, 'cancelled' => 4, 'paused' => 9],
            'long_work' => [],
            'accounts' => ['active' => 40, 'suspended' => 4, 'different' => 6],
            'refused' => [['service' => 3, 'client' => 2, 'account' => $text] + self::reason('bad_name', $text)],
            'full_pass' => [
                'state' => 'done', 'started_at' => '2026-01-02 03:00:00', 'finished_at' => '2026-01-02 03:01:00',
                'listed' => 44,
            ],
            'last_cron' => '2026-01-02 03:04:05',
        ];
    }

    /** @param list<string> $critical codes of checks */
    public static function health(string $text, array $critical = []): array
    {
        $checks = [
            ['code' => 'api', 'state' => 'ok', 'reason' => [
                'code' => 'api_answered', 'args' => ['minutes' => 3, 'milliseconds' => 35],
            ]],
            ['code' => 'login', 'state' => 'warning', 'reason' => self::reason('plain_http_allowed', $text)],
            ['code' => 'full_pass', 'state' => 'unknown', 'reason' => ['code' => 'pass_never', 'args' => []]],
            ['code' => 'versions', 'state' => 'warning', 'reason' => [
                'code' => 'versions_differ', 'args' => ['addon' => '1', 'extension' => $text],
            ]],
        ];
        foreach ($critical as $code) {
            $checks[] = ['code' => $code, 'state' => 'critical', 'reason' => self::reason('login_refused', $text)];
        }

        return [
            'state' => $critical === [] ? 'warning' : 'critical',
            'glance' => $critical === [] ? 'waiting' : 'problems',
            'at' => '2026-01-02 03:04:05',
            'versions' => ['addon' => '1', 'extension' => $text],
            'answers' => self::answers(),
            'questions' => 2,
            'jobs' => ['due' => 3, 'leased' => 1, 'refused' => 2, 'cancelled' => 4, 'paused' => 9],
            'accounts' => ['active' => 40, 'suspended' => 4, 'different' => 6],
            'checks' => $checks,
        ];
    }

    /** The four answers, where each has something to say. */
    public static function answers(): array
    {
        return [
            'platform' => ['state' => 'critical', 'word' => 'silent', 'at' => '2026-01-02 03:04:05'],
            'in_line' => ['state' => 'warning', 'word' => 'apart', 'accounts' => 1234, 'total' => 1240,
                'suspended' => 4],
            'waiting' => ['state' => 'ok', 'word' => 'on_the_way', 'jobs' => 4, 'since' => '2026-01-02 03:00:00',
                'last_cron' => '2026-01-02 03:04:05'],
            'needs_you' => ['total' => 15, 'problems' => 1, 'questions' => 2, 'refused' => 5, 'different' => 6,
                'paused' => 1],
        ];
    }

    /**
     * @param list<string> $codes     of problems
     * @param list<string> $questions their codes
     */
    public static function landing(string $text, array $codes = [], array $questions = []): array
    {
        return [
            'status' => self::status($text, $codes, $questions),
            'health' => self::health($text),
            'legacy' => false,
        ];
    }

    public static function longWork(string $text, string $state = 'running'): array
    {
        return [
            'id' => 31, 'what' => 'save', 'by' => $text, 'state' => $state, 'total' => 100, 'finished' => 40,
            'done' => 30, 'refused' => 4, 'cancelled' => 0, 'elsewhere' => 6,
            'left' => 60, 'failed' => 2, 'paused' => 0, 'seconds_left' => 300,
            'started_at' => '2026-01-02 03:04:05', 'finished_at' => null, 'changed_by' => $text,
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
            'id' => 7, 'group_id' => 3, 'group' => $text, 'name' => $text, 'hidden' => true, 'retired' => true,
            'paytype' => 'recurring',
            'package' => $text, 'default_package' => $text, 'package_override' => $text,
            'services' => 9, 'eligible' => 5, 'synchronized' => 4,
            'enabled' => true, 'blocked' => null,
            'remarks' => [['code' => 'product_hidden', 'args' => []]],
            'warnings' => [self::reason('odd_package_name', $text)],
        ];
        $free = ['id' => 8, 'paytype' => 'free', 'enabled' => false, 'blocked' => self::reason('free_product', $text)];
        $large = ['id' => 9, 'group_id' => 0, 'group' => '', 'eligible' => null, 'synchronized' => null];

        return [
            'all' => 1000, 'groups' => [['id' => 3, 'name' => $text, 'products' => 999]],
            'total' => 120, 'page' => 2, 'pages' => 3, 'rows' => [$product, $free + $product, $large + $product],
        ];
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
            'remaining' => 6, 'calls' => 20, 'milliseconds' => 1500,
            'halted' => self::reason('throttled', $text) + ['severity' => 'error'],
        ];
    }

    public static function saved(string $text): array
    {
        return [
            'question' => null,
            'enabled' => [7], 'disabled' => [8], 'packages' => [99],
            'rejected' => [['product' => 8] + self::reason('free_product', $text)],
            'names' => [7 => $text, 8 => $text],
            'work' => self::work($text),
        ];
    }

    /** What save() answers when it saves nothing and asks. */
    public static function asked(string $text): array
    {
        return [
            'question' => self::question('brake', $text),
            'enabled' => [], 'disabled' => [], 'packages' => [], 'rejected' => [], 'names' => [],
        ] + self::saved($text);
    }

    /** Accounts that would be changed, and services that would be refused, more than are told. */
    public static function foresight(string $text): array
    {
        $account = [
            'service' => 11, 'client' => 12, 'client_name' => $text, 'account' => $text, 'changes' => ['suspend'],
            'package_before' => $text, 'package' => $text, 'reason' => self::reason('invoice_refunded', $text),
        ];

        return [
            'brake' => self::reason('brake', $text),
            'created' => 1, 'activated' => 1, 'updated' => 2, 'suspended' => 250, 'passwords' => 0, 'unchanged' => 7,
            'new_packages' => [$text],
            'refused_total' => 203,
            'refused' => [
                ['service' => 21, 'client' => 12, 'account' => $text] + self::reason('name_conflict', $text),
            ],
            'total' => 253,
            'accounts' => [
                $account,
                ['service' => 13, 'changes' => ['create'], 'package_before' => ''] + $account,
                ['service' => 14, 'changes' => ['activate', 'package', 'contact'], 'package' => 'another'] + $account,
            ],
        ];
    }

    public static function preview(string $text): array
    {
        return array_diff_key(self::saved($text), ['work' => '']) + ['foresight' => self::foresight($text)];
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
            'services' => [
                ['id' => 13, 'exists' => true, 'mode' => 'off', 'reason' => self::reason('paid', $text)],
                ['id' => 11, 'exists' => false, 'mode' => 'auto', 'reason' => null],
            ],
            'package' => $text, 'email' => $text, 'status' => 'active',
            'synchronized_at' => '2026-01-02 03:04:05', 'password' => 'stored',
            'reason' => self::reason('paid', $text), 'differences' => [], 'traffic' => self::traffic(),
        ];
        $differences = [self::reason('drift_package', $text), self::reason('username_differs', $text)];

        return ['total' => 120, 'page' => 2, 'pages' => 3, 'rows' => [
            $row,
            [
                'id' => 2, 'status' => 'none', 'synchronized_at' => null, 'username' => '', 'reason' => null,
                'traffic' => null,
            ] + $row,
            ['id' => 3, 'status' => 'suspended', 'password' => 'unknown', 'differences' => $differences] + $row,
            [
                'id' => 4, 'status' => 'unknown', 'password' => 'changing',
                'differences' => array_slice($differences, 1),
            ] + $row,
        ]];
    }

    /** The month of a publisher who was read until the fifth. */
    public static function traffic(): array
    {
        return [
            'month' => '2026-02', 'total_mb' => 3700.5, 'read_at' => '2026-02-05 03:04:05',
            'days' => [1024.0, 0.0, null, 2560, 116.5] + array_fill(0, 28, null),
        ];
    }

    /** What service() answers. */
    public static function service(string $text): array
    {
        return [
            'service' => 11, 'client' => 12, 'account' => 1, 'name' => $text, 'username' => $text, 'operator' => '42',
            'package' => $text, 'status' => 'suspended', 'password' => 'client', 'mode' => 'off',
            'because' => [
                'reason' => self::reason('invoice_refunded', $text), 'paid' => '2026-01-02', 'refunded' => '2026-01-03',
            ],
            'differences' => [self::reason('drift_package', $text)],
            'job' => [
                'state' => 'waiting', 'reason' => self::reason('connection', $text), 'due_at' => '2026-01-02 03:04:05',
            ],
            'synchronized_at' => '2026-01-02 03:04:05', 'portal' => null,
        ];
    }

    /** A row of clientServices(). */
    public static function clientService(string $text): array
    {
        return [
            'service' => 11, 'product' => $text, 'domain' => $text, 'status' => 'active', 'name' => $text,
            'username' => $text, 'operator' => '42', 'package' => $text, 'password' => 'stored',
            'refused' => self::reason('password_refused', $text), 'synchronized_at' => '2026-01-02 03:04:05',
            'portal' => 'https://cdn.host.example/?a=1&b=2',
        ];
    }

    /** What publisher() answers. */
    public static function publisher(string $text): array
    {
        $job = [
            'service' => 13, 'client' => 12, 'client_name' => $text, 'account' => $text, 'state' => 'refused',
            'retryable' => true, 'forgettable' => true, 'cause' => "mode by $text",
            'reason' => self::reason('platform_refused', $text), 'attempts' => 3,
            'due_at' => '2026-01-02 03:04:05', 'since' => '2026-01-02 03:04:06',
        ];

        return [
            'facts' => [
                ['what' => 'status', 'applied' => 'active', 'observed' => 'absent'],
                ['what' => 'package', 'applied' => $text, 'observed' => null],
                ['what' => 'display_name', 'applied' => $text, 'observed' => $text],
                ['what' => 'email', 'applied' => null, 'observed' => $text],
            ],
            'observed_at' => '2026-01-02 03:04:05',
            'jobs' => [$job, ['service' => 11, 'state' => 'waiting', 'forgettable' => false] + $job],
        ] + self::publishers($text)['rows'][2];
    }

    /** What differences() answers about one kind. */
    public static function legacy(string $text): array
    {
        $waiting = ['name' => $text, 'account' => $text, 'password' => true, 'service' => 21];

        return [
            'moved' => ['credentials' => 'own', 'login' => $text, 'left' => [$text, $text], 'left_total' => 2],
            'secrets' => 5, 'accounts' => 9, 'adopted' => 7, 'passwords' => 6,
            'waiting' => ['total' => 120, 'page' => 2, 'pages' => 3, 'rows' => [
                ['why' => self::reason('legacy_doubtful', $text)] + $waiting,
                ['why' => self::reason('legacy_bad_name', $text), 'account' => '', 'service' => 0] + $waiting,
            ]],
            'products' => [
                'enabled' => 3,
                'free' => [$text],
                'module' => [
                    ['id' => 4, 'name' => $text, 'enabled' => false],
                    ['id' => 5, 'name' => $text, 'enabled' => true],
                ],
            ],
            'template' => true,
            'files' => ['includes/hooks/aflexi_sync.php', 'includes/hooks/paidorder.php'],
        ];
    }

    public static function differences(string $kind, string $text): array
    {
        $whose = ['name' => $text, 'client' => 12, 'client_name' => $text, 'services' => [11, 13]];
        $because = [
            'reason' => self::reason('refunded_in_full', $text),
            'paid' => '2026-11-02',
            'refunded' => '2026-11-03',
        ];
        $missing = [
            'service' => 21, 'client' => 12, 'client_name' => $text, 'account' => $text, 'refused' => true,
            'adoptable' => true, 'due_at' => null, 'because' => $because, 'why' => self::reason('not_ours', $text),
        ];
        $stranger = [
            'id' => 31, 'name' => $text, 'display_name' => $text, 'email' => $text, 'package' => $text,
            'status' => 'active', 'seen_at' => '2026-01-02 03:04:05', 'adoptable' => true, 'offer' => 21,
            'ignored_by' => $text,
        ];
        $rows = [
            'unequal' => [
                ['id' => 1, 'because' => $because, 'differences' => [self::reason('drift_status', $text)]] + $whose,
                ['id' => 2, 'because' => ['reason' => null, 'paid' => null, 'refunded' => null],
                    'differences' => [self::reason('missing_remotely', $text)]] + $whose,
            ],
            'missing' => [$missing, [
                'service' => 22, 'account' => '', 'refused' => false, 'adoptable' => false,
                'due_at' => '2026-01-02 03:04:05', 'why' => self::reason('connection', $text),
            ] + $missing],
            'stranger' => [
                $stranger,
                ['id' => 32, 'status' => 'unknown', 'adoptable' => false, 'offer' => null] + $stranger,
                ['id' => 33, 'offer' => null, 'ignored_by' => null] + $stranger,
            ],
        ];
        $counts = ['unequal' => 120, 'missing' => 2, 'stranger' => 3];

        return [
            'kind' => $kind, 'counts' => $counts, 'ignored' => ['unequal' => 4, 'missing' => 0, 'stranger' => 5],
            'list' => ['total' => $counts[$kind], 'page' => 2, 'pages' => 3, 'rows' => $rows[$kind]],
        ];
    }

    public static function corrections(string $text): array
    {
        $account = [
            'id' => 1, 'name' => $text, 'client' => 12, 'client_name' => $text, 'services' => [11], 'possible' => true,
            'because' => ['reason' => self::reason('paid', $text), 'paid' => '2026-11-02', 'refunded' => null],
            'changes' => [self::reason('would_suspend', $text), self::reason('would_set_contact', $text)],
        ];

        return ['suspend' => 1, 'accounts' => [
            $account,
            ['id' => 2, 'possible' => false, 'changes' => [self::reason('would_keep', $text)]] + $account,
            ['id' => 3] + $account,
        ]];
    }

    public static function import(string $text): array
    {
        $row = [
            'id' => 1, 'name' => $text, 'display_name' => $text, 'email' => $text, 'package' => $text,
            'status' => 'active', 'services' => [11, 12], 'client' => 12, 'client_name' => $text,
            'changes' => [self::reason('would_suspend', $text), self::reason('would_set_package', $text)],
            'reason' => self::reason('paid', $text), 'shown' => '1-0123456789abcdef',
        ];

        return [
            'fit' => 'name',
            'counts' => ['exact' => 1234, 'name' => 2, 'email' => 0, 'ambiguous' => 3, 'none' => 4],
            'consequences' => ['adopt' => 1, 'suspend' => 1, 'activate' => 0, 'package' => 1],
            'shown' => $text,
            'list' => ['total' => 52, 'page' => 1, 'pages' => 2, 'rows' => [
                $row,
                ['id' => 2, 'services' => [], 'client' => 0, 'client_name' => '', 'changes' => [], 'reason' => null,
                    'status' => 'unknown', 'shown' => '2-0123456789abcdef'] + $row,
            ]],
        ];
    }

    /** What a button for several rows did. */
    public static function ticked(string $text): array
    {
        return ['done' => 3, 'refused' => [$text, $text]];
    }

    public static function queue(string $text): array
    {
        $row = [
            'service' => 21, 'client' => 12, 'client_name' => $text, 'account' => $text, 'state' => 'refused',
            'retryable' => true, 'forgettable' => true,
            'cause' => "mode by $text", 'reason' => self::reason('not_ours', $text), 'attempts' => 3,
            'due_at' => null, 'since' => '2026-01-02 03:04:06',
        ];
        $due = ['due_at' => '2026-01-02 03:04:05', 'forgettable' => false];

        return ['hints' => 4, 'counts' => ['due' => 1, 'refused' => 60, 'waiting' => 58], 'retryable' => 118,
            'total' => 119, 'page' => 2, 'pages' => 3, 'rows' => [
                $row,
                ['service' => 22, 'state' => 'waiting'] + $due + $row,
                ['service' => 23, 'state' => 'due', 'reason' => null, 'account' => '', 'cause' => 'InvoicePaid',
                    'retryable' => false] + $due + $row,
                ['service' => 24, 'state' => $text, 'cause' => $text, 'retryable' => false] + $due + $row,
            ]];
    }

    /** What a package may be used for. */
    public static function limits(): array
    {
        return ['transfer_gb' => 500, 'speed_mbps' => null, 'hostnames' => 1200, 'storage' => null, 'ssl' => true,
            'streaming' => false, 'all_locations' => true];
    }

    public static function package(string $text): array
    {
        return ['id' => 5, 'name' => $text, 'limits' => self::limits(), 'shown' => 'transfer_gb=500 ssl=1',
            'accounts' => 1234, 'products' => [['id' => 7, 'name' => $text], ['id' => 8, 'name' => $text]]];
    }

    public static function packages(string $text): array
    {
        $package = self::package($text);

        return [
            'named' => true, 'read_at' => '2026-01-02 03:04:05', 'new_limits' => self::limits(),
            'missing' => [['name' => $text, 'products' => $package['products']]],
            'list' => ['total' => 120, 'page' => 2, 'pages' => 3, 'rows' => [
                $package,
                ['id' => 6, 'products' => []] + $package,
            ]],
        ];
    }

    /** What a form about a package would do. */
    public static function draft(string $text): array
    {
        return ['name' => $text, 'problems' => [], 'warnings' => [self::reason('odd_package_name', $text)],
            'accounts' => 1234, 'changes' => [
                ['limit' => 'transfer_gb', 'before' => 500, 'after' => null],
                ['limit' => 'hostnames', 'before' => null, 'after' => 12],
                ['limit' => 'ssl', 'before' => true, 'after' => false],
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
        $limits = [
            ['what' => 'transfer_gb', 'before' => 'unlimited', 'after' => '1500'],
            ['what' => 'hostnames', 'before' => $text, 'after' => $text],
            ['what' => 'ssl', 'before' => 'off', 'after' => 'on'],
            ['what' => 'streaming', 'before' => null, 'after' => $text],
        ];

        return ['older' => 8, 'total' => 10000, 'page' => 200, 'pages' => 200, 'rows' => [
            $row,
            ['action' => 'look', 'result' => 'refused', 'changes' => [],
                'reason' => self::reason('bad_name', $text)] + $row,
            ['action' => $text, 'result' => $text, 'client' => 0, 'service' => 0, 'account_name' => '',
                'milliseconds' => 0, 'changes' => [$other, ['after' => null] + $change, $status]] + $row,
            ['action' => 'package_update', 'changes' => $limits] + $row,
        ]];
    }

    public static function reason(string $code, string $text): array
    {
        return ['code' => $code, 'args' => array_fill_keys(
            ['name', 'message', 'why', 'fields', 'id', 'client', 'invoice', 'class', 'email', 'service', 'username',
                'url', 'listed', 'known', 'applied', 'observed', 'operator', 'expected', 'found', 'typed'],
            $text
        )];
    }

    /** @return array<string, mixed> what the pages show of the PHPs */
    public static function phps(string $text): array
    {
        return [
            'phps' => [
                ['place' => 'web', 'state' => 'ok', 'told' => 'It is.', 'facts' => ['php' => $text, 'dir' => $text]],
                ['place' => 'cron', 'state' => 'critical', 'told' => 'It is not.', 'facts' => []],
            ],
            'command' => $text,
        ];
    }
}
