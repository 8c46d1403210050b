<?php

namespace AflexiCdn\Tests\Unit;

use PHPUnit\Framework\TestCase;
use WHMCS\Module\Addon\AflexiCdn\Language;
use WHMCS\Module\Addon\AflexiCdn\LongWork;

/** Every sentence that is asked for is there, and none is there for nothing. */
final class LanguageTest extends TestCase
{
    /** Every code the extension gives, with its arguments. */
    private const REASONS = [
        // What an admin must act on
        'not_installed' => [], 'newer_schema' => ['schema', 'known'],
        'not_configured' => ['fields'], 'auth_key_needed' => ['username', 'url'],
        'bad_url' => ['why'], 'plain_http_refused' => [], 'plain_http_allowed' => [],
        'product_addon_missing' => ['id'], 'key_lost' => [], 'contact_unsupported' => [],
        'login_refused' => ['message'], 'halted' => ['class', 'message'], 'short_list' => ['listed', 'known'],
        // Questions
        'brake' => ['suspend', 'active', 'limit'], 'charging_on' => ['keep', 'suspend'], 'charging_off' => ['start'],
        'other_operator' => ['expected', 'found'], 'other_site' => ['expected', 'found'],
        // The connection test
        'connected' => ['operator', 'name'], 'dns' => ['message'], 'tls' => ['message'],
        'connection_refused' => ['message'], 'timeout' => ['message'], 'not_an_api' => ['message'],
        'not_operator' => ['message'],
        // Products
        // Packages
        'package_no_name' => [], 'package_name_entity' => ['name'], 'package_exists' => ['name'],
        'limit_not_a_number' => ['typed'], 'limit_negative' => [], 'limit_too_big' => ['most'],
        'limit_too_small' => ['least'], 'limit_means_unlimited' => ['number'],
        'packages_read' => ['count'], 'packages_unread' => ['message'], 'packages_busy' => [],
        'package_updated' => ['name'], 'package_created' => ['name'], 'package_unchanged' => ['name'],
        'package_changed_meanwhile' => ['name'], 'package_gone' => ['name'],
        'package_not_written' => ['name', 'message'], 'package_in_doubt' => ['name', 'message'],
        'out_of_time' => [], 'no_named_packages' => [],
        'free_product' => [], 'odd_package_name' => ['name'], 'product_hidden' => [], 'product_retired' => [],
        'no_services' => [], 'services_unpaid' => ['services'], 'services_free' => ['services'],
        'services_inactive' => ['services'], 'services_without_addon' => ['services'],
        'services_switched_off' => ['services'], 'services_ineligible' => ['services'],
        'services_not_counted' => ['services'],
        // Failures
        'busy' => [], 'in_transaction' => [], 'connection' => ['message'], 'throttled' => ['message'],
        'server' => ['message'], 'unknown' => ['message'], 'authentication' => ['message'], 'database' => ['message'],
        // Refusals
        'name_conflict' => ['name', 'client'], 'bad_name' => ['name'], 'no_email' => [], 'bad_email' => [],
        'not_ours' => ['name', 'email'], 'other_account' => ['name', 'email'],
        'platform_refused' => ['call', 'message'],
        'package_refused' => ['package', 'message'], 'bad_package_name' => ['name'],
        'password_refused' => ['message'], 'bulk_cancelled' => ['by'],
        // What clients may not choose as password
        'own_password_length' => ['least', 'most'], 'own_password_characters' => [], 'own_password_name' => [],
        'own_password_differs' => [], 'own_password_waits' => [], 'own_password_busy' => [],
        'own_password_not_active' => [], 'own_password_not_allowed' => [],
        // Differences
        'drift_status' => ['applied', 'observed'], 'drift_package' => ['applied', 'observed'],
        'drift_name' => ['applied', 'observed'], 'drift_email' => ['applied', 'observed'],
        'missing_remotely' => [], 'unlisted' => [],
        'username_differs' => ['service', 'username'],
        'not_made_yet' => [], 'not_made_paused' => [],
        // What putting right would write
        'would_create' => ['package'], 'would_activate' => [], 'would_suspend' => [],
        'would_set_package' => ['package'], 'would_set_contact' => ['name', 'email'], 'would_change_nothing' => [],
        'would_keep' => [],
        // Why a service has an account or has none
        'paid' => ['invoice'], 'upgrade_paid' => ['invoice'], 'free_cycle' => [], 'never_paid' => [],
        'invoice_refunded' => ['invoice'], 'invoice_cancelled' => ['invoice'], 'invoice_unpaid' => ['invoice'],
        'renewal_overdue' => ['invoice', 'days'],
        'invoice_collections' => ['invoice'], 'invoice_other' => ['invoice', 'status'],
        'refunded_in_full' => ['invoice'], 'service_pending' => [], 'service_suspended' => [],
        'service_terminated' => [], 'service_cancelled' => [], 'service_fraud' => [], 'service_gone' => [],
        'service_status_unknown' => ['status'], 'product_not_enabled' => [], 'product_gone' => [],
        'client_closed' => [], 'client_gone' => [], 'switched_on' => [], 'switched_off' => [],
        'addon_not_held' => [], 'addon_unpaid' => ['invoice'], 'addon_never_paid' => [],
        // Health
        'api_never_asked' => [], 'api_answered' => ['minutes', 'milliseconds'], 'api_silent' => ['minutes', 'message'],
        'login_accepted' => [], 'login_not_tried' => [], 'cron_never' => [], 'cron_seen' => ['minutes'],
        'jobs_in_time' => ['open'], 'jobs_late' => ['open', 'minutes'], 'breaker_closed' => [],
        'breaker_open' => ['seconds'], 'pass_never' => [], 'pass_done' => ['hours'], 'pass_stopped' => [],
        'no_questions' => [], 'questions_open' => ['count'], 'nobody_needs_you' => [], 'needs_you' => ['count'],
        'key_opens' => [], 'product_addon_there' => [], 'versions_match' => ['addon', 'extension'],
        'versions_differ' => ['addon', 'extension'], 'schema_current' => ['schema'],
        // Welcome e-mails
        'welcome_on' => [], 'welcome_no_template' => [], 'welcome_template_disabled' => [],
        'welcome_not_sent' => ['count'], 'welcome_failed' => ['message', 'attempt', 'attempts'],
        'welcome_no_service' => [], 'welcome_no_password' => [], 'welcome_cut_off' => [],
        // Moving over
        'legacy_bad_name' => [], 'legacy_other_login' => [], 'legacy_doubtful' => ['name', 'email'],
        'legacy_on_its_way' => [], 'legacy_no_service' => [], 'legacy_gone' => [], 'legacy_not_looked' => [],
        'legacy_runs' => ['file'], 'legacy_moved' => [], 'legacy_removed' => ['number'], 'legacy_finished' => [],
        'traffic_read' => ['hours'], 'traffic_never' => [], 'traffic_not_told' => ['message'],
    ];

    /** What is asked, and what is asked back. */
    private const QUESTIONS = ['brake', 'save', 'charging_on', 'charging_off', 'other_operator', 'other_site'];

    /** What clients are told of their accounts. */
    private const CLIENT_STATES = ['active', 'suspended', 'changing', 'setting_up'];

    /** How accounts of nobody fit services. */
    private const FITS = ['exact', 'name', 'email', 'ambiguous', 'none'];

    /** Kinds of differences. */
    private const KINDS = ['unequal', 'missing', 'stranger'];
    /** What asks for something, beside the hooks. */
    private const CAUSES = ['cron', 'request', 'page', 'save', 'answer', 'mode', 'name', 'adopt', 'put_right',
        'new_password', 'own_password', 'retry', 'terminal', 'synchronize', 'import'];

    /** What became of the login of the plugin of 2011. */
    private const CREDENTIALS = ['none', 'taken', 'same', 'own'];

    /** Limits of a package that are numbers, and all of them. */
    private const NUMBERS = ['transfer_gb', 'speed_mbps', 'hostnames'];
    private const LIMITS = [...self::NUMBERS, 'ssl', 'streaming', 'all_locations'];

    /** Keys put together from a prefix and a word. */
    private const FAMILIES = [
        'fact_' => ['php', 'sapi', 'threads', 'arch', 'ini', 'scan', 'dir', 'since'],
        'paytype_' => ['free', 'onetime', 'recurring'],
        'result_' => ['enabled', 'disabled', 'packages'],
        'count_' => ['created', 'activated', 'updated', 'suspended', 'adopted', 'passwords', 'unchanged'],
        'password_' => ['unknown', 'changing', 'client', 'imported'],
        'client_status_' => self::CLIENT_STATES,
        'client_about_' => self::CLIENT_STATES,
        'client_password_' => ['stored', 'imported', 'client', 'changing', 'unknown'],
        'status_' => ['active', 'suspended', 'unknown', 'none', 'different', 'absent', 'unlisted'],
        'column_' => ['client', 'username', 'package', 'status', 'synchronized'],
        'export_' => ['id', 'client_id', 'client', 'username', 'email', 'package', 'status', 'why', 'services',
            'differences', 'synchronized'],
        'mode_' => ['auto', 'on', 'off'],
        'change_' => ['suspend', 'activate', 'create', 'look_up', 'package', 'contact', 'password'],
        'platform_' => ['answers', 'answers_at', 'silent', 'silent_at', 'refuses', 'refuses_at', 'not_set_up',
            'never_asked'],
        'in_line_' => ['all', 'on_the_way', 'apart'],
        'waits_' => ['nothing', 'on_the_way', 'late', 'cron_late', 'cron_never'],
        'needs_' => ['problems', 'questions', 'refused', 'different', 'paused', 'some', 'none'],
        'jobs_' => ['paused', 'cancelled'],
        'pass_' => ['due', 'running', 'done', 'stopped'],
        'tab_' => ['products', 'publishers', 'differences', 'queue', 'packages', 'log', 'health', 'legacy'],
        'activated_legacy_' => [...self::CREDENTIALS, 'failed'],
        'legacy_credentials_' => self::CREDENTIALS,
        'kind_' => self::KINDS,
        'about_' => self::KINDS,
        'none_' => self::KINDS,
        'button_' => ['put_right', 'adopt', 'adopt_offered', 'ignore', 'show_again', 'pause', 'resume'],
        'invoice_' => ['paid', 'refunded'],
        'state_' => ['ok', 'unknown', 'warning', 'critical', 'due', 'waiting', 'leased', 'paused', 'refused',
            'cancelled', 'dropped'],
        'health_' => ['api', 'login', 'cron', 'jobs', 'breaker', 'full_pass', 'questions', 'needs_you', 'key',
            'product_addon', 'traffic', 'versions', 'schema', 'welcome', 'legacy'],
        'volume_' => ['mb', 'gb', 'tb'],
        'month_' => ['01', '02', '03', '04', '05', '06', '07', '08', '09', '10', '11', '12'],
        'glance_' => ['in_line', 'in_line_about', 'waiting', 'waiting_about', 'needs_you', 'needs_you_about',
            'problems', 'problems_about', 'missing', 'missing_about', 'mismatch', 'mismatch_about',
            'failed', 'failed_about'],
        'notice_' => ['login_refused', 'halted', 'key_lost', 'product_addon_missing', 'short_list', 'not_configured',
            'auth_key_needed', 'bad_url', 'plain_http_refused', 'brake', 'charging', 'other_operator', 'other_site',
            'needs_you', 'legacy_runs', 'newer_schema'],
        'long_work_' => ['running', 'paused', 'cancelled', 'done'],
        'long_work_of_' => ['save', 'page', 'cron', 'request', 'terminal', 'import'],
        'import_fit_' => self::FITS,
        'import_about_' => self::FITS,
        'import_would_' => ['adopt', 'suspend', 'activate', 'package'],
        'work_' => ['done', 'refused', 'cancelled', 'elsewhere', 'failed', 'left', 'paused'],
        'outcome_' => ['done', 'refused', 'failed'],
        'action_' => ['create', 'adopt', 'activate', 'suspend', 'package', 'contact', 'password', 'look',
            'save', 'answer', 'mode', 'name', 'allow_adoption', 'put_right', 'new_password', 'own_password',
            'reveal', 'welcome', 'resend_welcome', 'synchronize', 'export', 'retry', 'retry_all', 'forget', 'pause',
            'resume', 'cancel', 'ignore', 'show_again', 'token_make', 'token_revoke', 'package_update',
            'package_create', 'package_limits', 'move_over', 'remove_clear_text', 'finish_moving'],
        'what_' => ['status', 'package', 'display_name', 'email', 'mode', 'own_name', 'enabled', 'disabled',
            'packages', 'question', 'state', 'search', 'number', 'publishers', 'lost', ...self::LIMITS],
        'limit_' => self::LIMITS,
        'amount_' => self::NUMBERS,
        'unit_' => self::NUMBERS,
        'short_' => ['ssl', 'streaming', 'all_locations'],
        'switch_' => ['on', 'off'],
        'extension_' => ['match', 'missing', 'older', 'newer'],
        'why_' => ['nothing', 'no_file', 'hidden', 'unreadable', 'no_line', 'not_reloaded', 'refused'],
        'place_' => ['web', 'cron'],
        'sighting_' => ['missing', 'trouble', 'failure', 'over'],
        'question_' => self::QUESTIONS,
        'meaning_' => self::QUESTIONS,
        'yes_' => self::QUESTIONS,
    ];

    public function testSentencesAndQuestionsMatch(): void
    {
        $asked = array_unique(array_merge($this->asked(), array_map(static function (string $code) {
            return 'reason_' . $code;
        }, array_keys(self::REASONS))));
        $there = array_keys(self::strings());

        self::assertSame([], array_values(array_diff($asked, $there)), 'asked for and missing');
        self::assertSame([], array_values(array_diff($there, $asked)), 'there and never asked for');
    }

    public function testSentencesOfReasonsUseNothingTheyAreNotGiven(): void
    {
        foreach (self::REASONS as $code => $args) {
            preg_match_all('/\{(\w+)\}/', self::strings()['reason_' . $code], $found);
            self::assertSame([], array_diff($found[1], $args), $code);
        }
    }

    public function testEveryReasonOfTheStubsIsKnown(): void
    {
        $stubs = (string) file_get_contents(__DIR__ . '/../../../stubs/aflexi_cdn.php');
        self::assertGreaterThan(5, preg_match_all('/`([a-z_]+)` \{([^}]*)\}/', $stubs, $found, PREG_SET_ORDER));

        foreach ($found as list(, $code, $args)) {
            self::assertArrayHasKey($code, self::REASONS);
            self::assertSame(self::REASONS[$code], array_filter(explode(', ', $args)), $code);
        }
    }

    public function testArgumentsAreFilledInOnce(): void
    {
        $language = Language::translated(['greeting' => '{a} and {b}, {missing}.']);

        self::assertSame('{b} and 2, .', $language->text('greeting', ['a' => '{b}', 'b' => 2]));
    }

    public function testSentencesOfQuestionsUseNothingTheyAreNotGiven(): void
    {
        foreach (self::QUESTIONS as $code) {
            $sentences = self::strings()['meaning_' . $code] . self::strings()['yes_' . $code];
            preg_match_all('/\{(\w+)\}/', $sentences, $found);
            self::assertSame([], array_diff($found[1], self::REASONS[$code === 'save' ? 'brake' : $code]), $code);
        }
    }

    /** @dataProvider textsThatTurn */
    public function testATextThatTurnsTheDirectionOfWritingIsEnclosed(string $text, string $kept): void
    {
        $language = Language::translated(['greeting' => 'Service of {name} (1)']);

        $sentence = $language->text('greeting', ['name' => $text]);
        self::assertSame("Service of \u{2068}$kept\u{2069} (1)", $sentence);
    }

    public static function textsThatTurn(): array
    {
        return [
            'Hebrew' => ['שלום', 'שלום'],
            'Arabic and Latin' => ['a مرحبا b', 'a مرحبا b'],
            'a letter beyond the first plane' => ["\u{1E900}", "\u{1E900}"],
            'an override' => ["\u{202E}txt.exe", "\u{202E}txt.exe"],
            'a mark' => ["a\u{200F}", "a\u{200F}"],
            'an end that would let it out' => ["\u{2069}\u{202E}x", "\u{202E}x"],
            'a begin that would need an end' => ["x\u{2067}", 'x'],
        ];
    }

    /** @dataProvider textsThatDoNotTurn */
    public function testAnyOtherTextStaysAsItIs(string $text): void
    {
        self::assertSame("<$text>", Language::translated(['x' => '<{name}>'])->text('x', ['name' => $text]));
    }

    public static function textsThatDoNotTurn(): array
    {
        return [['Ada'], ['Größe "L"'], ['李 🐉 <b>'], ["not UTF-8: \xff"], ['']];
    }

    public function testNumbersAreWrittenAsTheLanguageWritesThem(): void
    {
        $german = Language::translated(['decimal_point' => ',', 'thousands_separator' => '.']);

        self::assertSame('1.234,5', $german->number(1234.5, 1));
        self::assertSame('1,234,568', Language::english()->number(1234567.8));
    }

    public function testANumberInASentenceIsWrittenSoAndAnIdIsNot(): void
    {
        $args = ['finished' => 1234, 'total' => 1234567];
        $german = Language::named('german');

        $sentence = '1,234 of 1,234,567 services are finished.';
        self::assertSame($sentence, Language::english()->text('long_work_running', $args));
        $sentence = '1.234 von 1.234.567 Dienstleistungen sind erledigt.';
        self::assertSame($sentence, $german->text('long_work_running', $args));
        self::assertSame('Dienstleistung #1234', $german->text('service', ['service' => 1234]));
        self::assertSame('E-Mail: 1234', Language::translated(['x' => 'E-Mail: {a}'])->text('x', ['a' => '1234']));
    }

    public function testCountsOfLongWorkAreShownAsTheLanguageWritesThem(): void
    {
        $work = array_replace(Samples::longWork('by'), ['left' => 1234]);
        $told = LongWork::told(Language::named('german'), [$work])[0];

        self::assertSame(1234, $told['left'], 'what progress.js compares');
        self::assertSame('1.234', $told['shown']['left']);
        self::assertEqualsCanonicalizing(LongWork::COUNTS, array_keys($told['shown']));
    }

    public function testReasonsUseTheWordsOfTheLanguage(): void
    {
        $german = Language::named('german');

        self::assertSame(
            'Bei Aflexi ist der Status „Gesperrt“; dieses Addon hat „deleted“ hinterlassen.',
            $german->reason(['code' => 'drift_status', 'args' => ['observed' => 'suspended', 'applied' => 'deleted']])
        );
        self::assertStringEndsWith(
            ': Benutzername, Auth-Schlüssel, new_one',
            $german->reason(['code' => 'not_configured', 'args' => ['fields' => 'username, auth_key, new_one']])
        );
        self::assertStringStartsWith(
            'Admin #7 hat die Arbeit abgebrochen',
            $german->reason(['code' => 'bulk_cancelled', 'args' => ['by' => 'admin 7']])
        );
    }

    public function testWhoDidSomethingIsNamed(): void
    {
        self::assertSame('Admin #1234', Language::english()->who('admin 1234'));
        self::assertSame('Ada', Language::english()->who('Ada'));
        self::assertSame('', Language::english()->who(''));
    }

    public function testTrafficIsToldInTheUnitThatSuitsIt(): void
    {
        $german = Language::translated(['decimal_point' => ',', 'volume_gb' => '{amount} Gig']);

        $told = [];
        foreach ([0, 0.04, 1023.9, 1024, 12595.2, 1048575, 1048576, 2147483648] as $megabytes) {
            $told[] = Language::english()->volume($megabytes);
        }

        self::assertSame(
            ['0.0 MB', '0.0 MB', '1,023.9 MB', '1.0 GB', '12.3 GB', '1,024.0 GB', '1.0 TB', '2,048.0 TB'],
            $told
        );
        self::assertSame('12,3 Gig', $german->volume(12595.2));
    }

    /** @dataProvider noLanguages */
    public function testWhatIsNoLanguageIsEnglish(string $name): void
    {
        self::assertSame('Show', Language::named($name)->text('show'));
    }

    public static function noLanguages(): array
    {
        return [['klingon'], [''], ['../lang/english'], ["english\0"]];
    }

    public function testATranslationMayBeIncomplete(): void
    {
        $language = Language::translated(['save' => 'Speichern']);

        self::assertSame('Speichern', $language->text('save'));
        self::assertSame('Show', $language->text('show'));
    }

    /** @dataProvider causes */
    public function testACauseIsToldInWords(string $cause, string $sentence): void
    {
        self::assertSame($sentence, Language::english()->cause($cause));
    }

    public static function causes(): array
    {
        return [
            'a hook' => ['InvoicePaid', 'Invoice paid'],
            'an admin' => ['admin 12', 'Admin #12'],
            'a client' => ['client 7', 'Client #7'],
            'a button of a client' => ['own password by client 7', '[Set Password], Client #7'],
            'a button' => ['put right by admin 12', '[Put Right], Admin #12'],
            'a button of somebody else' => ['save by Ada', '[Save Settings], Ada'],
            'unknown' => ['NewHook', 'NewHook'],
            'an unknown button' => ['ask by admin 1', 'ask by admin 1'],
            'none' => ['', ''],
            'not at all an admin' => ['admin 1 or so', 'admin 1 or so'],
            'turning' => ["\u{202E}x", "\u{2068}\u{202E}x\u{2069}"],
        ];
    }

    public function testAnUnknownReasonStillSaysSomething(): void
    {
        $sentence = Language::english()->reason(['code' => 'new_one', 'args' => ['message' => 'the cause']]);

        self::assertStringContainsString('new_one', $sentence);
        self::assertStringContainsString('the cause', $sentence);
    }

    /** @return array<string, string> */
    private static function strings(): array
    {
        $_ADDONLANG = [];
        require ADDON . '/lang/english.php';

        return $_ADDONLANG;
    }

    /** @return list<string> the hooks that leave something to do */
    private function hooks(): array
    {
        $hooks = (string) file_get_contents(ADDON . '/hooks.php');
        preg_match_all("/^ +'(\w+)' => \[|Event::\w+\('(\w+)'/m", $hooks, $found);

        return array_values(array_filter(array_merge($found[1], $found[2])));
    }

    /** @return list<string> the keys templates and classes ask for */
    private function asked(): array
    {
        $keys = ['unexplained', 'no_publishers', 'nothing_found', 'queue_empty', 'log_empty',
            'client_no_password', 'client_failed'];
        $code = '';
        foreach (array_merge(glob(ADDON . '/templates/*.php'), glob(ADDON . '/lib/{,*/}*.php', GLOB_BRACE)) as $file) {
            $code .= file_get_contents($file);
        }
        foreach (glob(ADDON . '/templates/*.tpl') as $file) {
            preg_match_all('/\.words\.([a-z_]+)/', (string) file_get_contents($file), $found);
            foreach ($found[1] as $word) {
                $keys[] = 'client_' . $word;
            }
        }
        preg_match_all('/(?:\$t|\$word|->text|->word)\(\s*\'([a-z_]+)\'( \.)?/', $code, $found, PREG_SET_ORDER);
        foreach ($found as $match) {
            if (!isset($match[2])) {
                $keys[] = $match[1];
                continue;
            }
            if ($match[1] === 'setting_') {
                continue;
            }
            $families = self::FAMILIES + ['cause_' => array_merge(self::CAUSES, $this->hooks())];
            self::assertArrayHasKey($match[1], $families);
            foreach ($families[$match[1]] as $word) {
                $keys[] = $match[1] . $word;
            }
        }
        foreach (array_keys(aflexi_cdn_config()['fields']) as $name) {
            array_push($keys, "setting_$name", "setting_{$name}_about");
        }

        return $keys;
    }
}
