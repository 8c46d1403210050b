<?php

namespace WHMCS\Module\Addon\AflexiCdn;

use WHMCS\Module\Addon\AflexiCdn\Client\Page as ClientPage;
use WHMCS\Module\Addon\AflexiCdn\Page\Router;

/**
 * What stands behind the functions WHMCS calls. None of them lets anything escape.
 */
final class Module
{
    /** The addon's version; the extension carries the same. */
    public const VERSION = '0.5.0';

    /** Settings: type, size and default. Label and sentence stand in the language file. */
    private const FIELDS = [
        'api_url' => ['Type' => 'text', 'Size' => '60', 'Default' => 'https://api.aflexi.net/core/xmlrpc'],
        'username' => ['Type' => 'text', 'Size' => '40', 'Default' => ''],
        'auth_key' => ['Type' => 'password', 'Size' => '40', 'Default' => ''],
        'concurrency' => ['Type' => 'text', 'Size' => '5', 'Default' => '16'],
        'time_budget' => ['Type' => 'text', 'Size' => '5', 'Default' => '20'],
        'suspend_overdue_days' => ['Type' => 'text', 'Size' => '5', 'Default' => ''],
        'allow_http' => ['Type' => 'yesno'],
        'log_level' => ['Type' => 'dropdown', 'Options' => 'error,info,debug', 'Default' => 'info'],
        'log_days' => ['Type' => 'text', 'Size' => '5', 'Default' => '90'],
        // No yesno: an unticked one may leave no row, as one that was never saved.
        'notify' => ['Type' => 'dropdown', 'Options' => 'on,off', 'Default' => 'on'],
        'welcome_email' => ['Type' => 'dropdown', 'Options' => 'off,on', 'Default' => 'off'],
        'client_area' => ['Type' => 'dropdown', 'Options' => 'on,off', 'Default' => 'on'],
    ];

    /** @return array<string, mixed> as WHMCS wants it from `_config` */
    public static function config(): array
    {
        $language = Language::ofAdmin();
        $fields = [];
        foreach (self::FIELDS as $name => $field) {
            $fields[$name] = [
                'FriendlyName' => $language->text('setting_' . $name),
                'Description' => $language->text('setting_' . $name . '_about'),
            ] + $field;
        }

        return [
            'name' => $language->text('title'),
            'description' => $language->text('about'),
            'version' => self::VERSION,
            'author' => $language->text('author'),
            'language' => 'english',
            'fields' => $fields,
        ];
    }

    /** @return array{status: string, description: string} */
    public static function activate(): array
    {
        $language = Language::ofAdmin();
        try {
            if (!Extension::isReady()) {
                return self::answer('error', Extension::told($language));
            }
            $installed = Extension::addon()->install();
            if ($installed['not_moved'] !== null) {
                $why = ['message' => $installed['not_moved']];

                return self::answer('success', $language->text('activated_legacy_failed', $why));
            }
            $moved = $installed['moved'];

            return self::answer('success', $moved === null
                ? $language->text('activated')
                : $language->text('activated_legacy_' . $moved['credentials']));
        } catch (\Throwable $error) {
            Guard::report('activation', $error);

            return self::answer('error', $language->text('activation_failed', ['message' => $error->getMessage()]));
        }
    }

    /** @return array{status: string, description: string} */
    public static function deactivate(): array
    {
        return self::answer('success', Language::ofAdmin()->text('deactivated'));
    }

    /** Completes the tables. What this cannot do, because the extension is missing, the page offers later. */
    public static function upgrade(): void
    {
        Guard::quietly('upgrade', static function () {
            if (Extension::isLoaded()) {
                Extension::addon()->upgrade();
            }
        });
    }

    /**
     * Prints the page that was asked for.
     *
     * @param array<string, mixed> $vars what WHMCS passes to `_output`
     */
    public static function output(array $vars): void
    {
        $view = new View(
            Language::translated((array) ($vars['_lang'] ?? [])),
            (string) ($vars['modulelink'] ?? 'addonmodules.php?module=aflexi_cdn')
        );
        try {
            echo (new Router($view))->handle(Request::fromGlobals());
        } catch (\Throwable $error) {
            Guard::report('page', $error);
            echo $view->page('error', ['message' => $error->getMessage()]);
        }
    }

    /** @return array<string, mixed> as WHMCS wants it from `_clientarea`; it may be asked for by anybody */
    public static function clientArea(): array
    {
        $language = Language::english();
        try {
            $visitor = Host::visitor();
            $language = Host::clientLanguage($visitor);
            if ($visitor === null) {
                return ClientPage::message($language, $language->text('client_nobody'));
            }
            if (Extension::isReady()) {
                return (new ClientPage(Extension::addon(), $visitor, $language))->answer(Request::fromGlobals());
            }
        } catch (\Throwable $error) {
            Guard::report('client area', $error);
        }

        return ClientPage::message($language, $language->text('client_unavailable'));
    }

    /** @return array{status: string, description: string} */
    private static function answer(string $status, string $description): array
    {
        return ['status' => $status, 'description' => $description];
    }
}
