<?php

namespace WHMCS\Module\Addon\AflexiCdn;

/**
 * Tells staff what they must know, once for each cause: a line in the activity log, in English, and an e-mail, in the
 * language of WHMCS's settings: nothing says who of its staff read it. When it is over, a line says so.
 */
final class Notices
{
    /** What was told is not told again; what fails on its way here is told by the next cron run. */
    public static function tell(\Aflexi\Cdn\Addon $addon): void
    {
        $notices = $addon->notices();
        if ($notices['due'] === [] && $notices['over'] === []) {
            return;
        }
        $english = Language::english();
        $theirs = Language::named((string) Host::setting('Language'));
        foreach ($notices['over'] as $notice) {
            Host::log($english->text('notice_over', ['what' => self::title($english, $notice)]));
        }
        foreach ($notices['due'] as $notice) {
            $title = self::title($english, $notice);
            Host::log($title . ' ' . $english->reason($notice));
            $failure = $notices['mail'] ? self::mail($theirs, $notice) : '';
            if ($failure !== '') {
                Host::log($english->text('notice_not_sent', ['what' => $title, 'message' => $failure]));
            }
        }
        $addon->told(array_column($notices['due'], 'cause'), array_column($notices['over'], 'cause'));
    }

    /**
     * @param array<string, mixed> $notice
     *
     * @return string why it could not be sent; empty if it was
     */
    private static function mail(Language $language, array $notice): string
    {
        $title = self::title($language, $notice);
        $lines = [
            $title,
            $language->reason($notice),
            $language->text('notice_since', ['time' => Host::localTime($notice['since'])]),
            $language->text('notice_page', ['link' => Host::pageAddress(
                $notice['cause'] === 'needs_you' ? 'queue' : 'products'
            )]),
            $language->text('notice_once'),
        ];
        $html = array_map(static function (string $line): string {
            $escaped = htmlspecialchars($line, ENT_QUOTES | ENT_SUBSTITUTE, 'UTF-8');

            // WHMCS's e-mails are Smarty templates, and what Aflexi answers is quoted here.
            return '<p>' . strtr($escaped, ['{' => '&#123;', '}' => '&#125;']) . '</p>';
        }, $lines);

        return Host::mailAdmins('Aflexi CDN: ' . $title, implode("\n", $html));
    }

    /** @param array<string, mixed> $notice */
    private static function title(Language $language, array $notice): string
    {
        return $language->text('notice_' . $notice['cause']);
    }
}
