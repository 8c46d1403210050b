<?php

namespace WHMCS\Module\Addon\AflexiCdn;

use WHMCS\Authentication\CurrentUser;
use WHMCS\Database\Capsule;
use WHMCS\Module\Addon\AflexiCdn\Client\Visitor;
use WHMCS\User\Admin;

/**
 * The one place that touches WHMCS: its connection, its functions, its session.
 */
final class Host
{
    /** The table of facts, the one of ours that is used here: what is said where the extension is missing. */
    private const FACTS = 'mod_aflexi_cdn_meta';

    /** WHMCS's own connection; asked for at each call and never kept, because WHMCS may reconnect. */
    public static function pdo(): \PDO
    {
        return Capsule::connection()->getPdo();
    }

    /** A fact the addon keeps; null if it keeps none. Reads and writes without the extension, as remember() does. */
    public static function recall(string $name): ?string
    {
        return Capsule::table(self::FACTS)->where('name', $name)->value('value');
    }

    /**
     * Keeps a fact if it still is as it was read.
     *
     * @param string|null $known as recall() gave it
     *
     * @return bool whether it is kept now: of several at once one succeeds
     */
    public static function remember(string $name, ?string $known, string $value): bool
    {
        $facts = Capsule::table(self::FACTS);
        if (self::pdo()->inTransaction()) {
            // Theirs: it would hold our row for as long as it takes, and perhaps undo it.
            return false;
        }

        return $known === null
            ? $facts->insertOrIgnore(['name' => $name, 'value' => $value]) === 1
            : $facts->where(['name' => $name, 'value' => $known])->update(['value' => $value]) === 1;
    }

    /** WHMCS's EncryptPassword. */
    public static function encrypt(string $plain): string
    {
        return self::password('EncryptPassword', $plain);
    }

    /** WHMCS's DecryptPassword. */
    public static function decrypt(string $cipher): string
    {
        return self::password('DecryptPassword', $cipher);
    }

    /** One line in WHMCS's activity log: in English, as WHMCS's own lines and the addon's errors are. */
    public static function log(string $message, int $client = 0): void
    {
        $line = mb_substr((string) preg_replace('/[\x00-\x1f\x7f]+/', ' ', $message), 0, 1000, 'UTF-8');
        logActivity('Aflexi CDN: ' . $line, $client);
    }

    /** Who is signed in, in the words of the logs. */
    public static function actor(): string
    {
        return 'admin ' . (int) ($_SESSION['adminid'] ?? 0);
    }

    /** The language of who is signed in, by WHMCS's name for it; empty if WHMCS does not tell. */
    public static function adminLanguage(): string
    {
        $id = (int) ($_SESSION['adminid'] ?? 0);
        try {
            // Not documented by name, as the columns of WHMCS's models are not: it is a column of tbladmins.
            return $id > 0 ? (string) (Admin::find($id)->language ?? '') : '';
        } catch (\Throwable $error) {
            return '';
        }
    }

    /** Who looks at the client area; null for nobody, and for a user who acts for no client at the moment. */
    public static function visitor(): ?Visitor
    {
        if (!class_exists(CurrentUser::class)) {
            return null;
        }
        $current = new CurrentUser();
        $client = $current->client();
        $user = $current->user();
        $admin = $current->isMasqueradingAdmin() ? $current->admin() : null;
        if ($client === null || ($user === null && $admin === null)) {
            return null;
        }

        return new Visitor(
            (int) $client->id,
            $user === null ? 0 : (int) $user->id,
            $admin === null ? 0 : (int) $admin->id,
            (string) $client->language
        );
    }

    /** The sentences for a visitor of the client area: in the language chosen there, else in the client's. */
    public static function clientLanguage(?Visitor $visitor): Language
    {
        $chosen = $_SESSION['Language'] ?? '';
        if (!is_string($chosen) || $chosen === '') {
            $chosen = $visitor === null ? '' : $visitor->language();
        }

        return Language::named(strtolower($chosen === '' ? (string) self::setting('Language') : $chosen));
    }

    /** WHMCS's own form token, if this WHMCS has one. */
    public static function formToken(): string
    {
        return function_exists('generate_token') ? (string) generate_token('plain') : '';
    }

    /** A time of ours (UTC) in WHMCS's time zone and date format. */
    public static function localTime(string $utc): string
    {
        return self::time($utc, false);
    }

    /** The same in the date format for clients. */
    public static function clientTime(string $utc): string
    {
        return self::time($utc, true);
    }

    private static function time(string $utc, bool $forClients): string
    {
        try {
            $time = new \DateTime($utc, new \DateTimeZone('UTC'));
        } catch (\Exception $error) {
            return $utc;
        }
        $local = $time->setTimezone(new \DateTimeZone(date_default_timezone_get()))->format('Y-m-d H:i:s');

        return function_exists('fromMySQLDate') ? (string) fromMySQLDate($local, true, $forClients) : $local;
    }

    /** A day (`Y-m-d`), which no time zone moves, in WHMCS's date format. */
    public static function localDate(string $day): string
    {
        return function_exists('fromMySQLDate') ? (string) fromMySQLDate($day) : $day;
    }

    /** Keeps this page out of every cache: it shows a secret. */
    public static function forbidCaching(): void
    {
        if (!headers_sent()) {
            header('Cache-Control: no-store');
        }
    }

    /** Sends the status of a request that is refused (403) or leads to nothing (404). */
    public static function status(int $status): void
    {
        if (!headers_sent()) {
            http_response_code($status);
        }
    }

    /**
     * An e-mail to the admins who receive those of the system.
     *
     * @param string $html the message
     *
     * @return string why it could not be sent; empty if it was
     */
    public static function mailAdmins(string $subject, string $html): string
    {
        return self::mail('SendAdminEmail', [
            'customsubject' => $subject,
            'custommessage' => $html,
            'type' => 'system',
        ]);
    }

    /**
     * An e-mail to the client of a service, in the client's language if the template has it.
     *
     * @param string                $template its name
     * @param array<string, string> $fields   merge fields beside WHMCS's own
     *
     * @return string why it could not be sent; empty if it was
     */
    public static function mailClient(string $template, int $service, array $fields): string
    {
        return self::mail('SendEmail', [
            'messagename' => $template,
            'id' => $service,
            'customvars' => base64_encode(serialize($fields)),
        ]);
    }

    /** A setting of WHMCS itself; null if it does not tell. */
    public static function setting(string $name): ?string
    {
        $answer = localAPI('GetConfigurationValue', ['setting' => $name]);

        return ($answer['result'] ?? '') === 'success' ? (string) ($answer['value'] ?? '') : null;
    }

    /** Whether the addon is active. A WHMCS that does not tell which addons are is taken to have it active. */
    public static function isActive(): bool
    {
        $active = self::setting('ActiveAddonModules');

        return $active === null || in_array('aflexi_cdn', explode(',', $active), true);
    }

    /** WHMCS's directory; empty if it does not tell. */
    public static function root(): string
    {
        return defined('ROOTDIR') ? (string) ROOTDIR : '';
    }

    /** The full address of a file of WHMCS. */
    public static function address(string $path): string
    {
        return rtrim((string) self::setting('SystemURL'), '/') . '/' . $path;
    }

    /** The full address of a page of the addon, for where no page of the admin area is served. */
    public static function pageAddress(string $page): string
    {
        // configuration.php names the directory of the admin area if it is not the usual one.
        $admin = $GLOBALS['customadminpath'] ?? '';
        $admin = is_string($admin) && trim($admin, '/') !== '' ? trim($admin, '/') : 'admin';

        return self::address("$admin/addonmodules.php?module=aflexi_cdn&page=$page");
    }

    /**
     * Ends the request with JSON and nothing else.
     *
     * @param array<string, mixed> $data
     */
    public static function json(array $data, int $status = 200): void
    {
        self::leavePage();
        self::status($status);
        if (!headers_sent()) {
            header('Content-Type: application/json; charset=utf-8');
        }
        self::forbidCaching();
        echo json_encode($data, JSON_UNESCAPED_SLASHES | JSON_UNESCAPED_UNICODE | JSON_INVALID_UTF8_SUBSTITUTE);
        exit;
    }

    /**
     * Ends the request with a file. It is sent as it is made, so its length does not matter.
     *
     * @param \Generator $parts texts; what fails before the first of them can still be told on a page
     */
    public static function download(string $name, string $type, \Generator $parts): void
    {
        $parts->rewind();
        self::leavePage();
        if (!headers_sent()) {
            header('Content-Type: ' . $type);
            header('Content-Disposition: attachment; filename="' . $name . '"');
            header('X-Content-Type-Options: nosniff');
        }
        self::forbidCaching();
        self::closeSession();
        foreach ($parts as $part) {
            echo $part;
            flush();
        }
        exit;
    }

    /** Ends the request with a redirect. Returns only if the page is already on its way. */
    public static function redirect(string $url): void
    {
        if (headers_sent()) {
            return;
        }
        self::leavePage();
        header('Location: ' . $url, true, 303);
        exit;
    }

    /** Lets this request run for so many seconds more. */
    public static function allowTime(int $seconds): void
    {
        if (function_exists('set_time_limit')) {
            set_time_limit($seconds);
        }
    }

    /** Lets other requests of this session go on; what is written to it from now on is lost. */
    public static function closeSession(): void
    {
        if (session_status() === PHP_SESSION_ACTIVE) {
            session_write_close();
        }
    }

    /**
     * @param array<string, mixed> $values
     *
     * @return string why it could not be sent; empty if it was
     */
    private static function mail(string $command, array $values): string
    {
        try {
            $answer = localAPI($command, $values);
        } catch (\Throwable $error) {
            return $error->getMessage() ?: get_class($error);
        }

        return ($answer['result'] ?? '') === 'success' ? '' : (string) (($answer['message'] ?? '') ?: 'no answer');
    }

    /** WHMCS buffers the page around us; nothing of it is wanted. */
    private static function leavePage(): void
    {
        while (ob_get_level() > 0 && ob_end_clean()) {
            continue;
        }
    }

    /** The cause of a failure is left out on purpose: it could quote the password. */
    private static function password(string $command, string $value): string
    {
        try {
            $answer = localAPI($command, ['password2' => $value]);
        } catch (\Throwable $error) {
            $answer = [];
        }
        if (($answer['result'] ?? '') !== 'success' || !is_string($answer['password'] ?? null)) {
            throw new \RuntimeException("WHMCS's $command failed.");
        }

        return $answer['password'];
    }
}
