<?php

namespace WHMCS\Module\Addon\AflexiCdn;

/**
 * Tells staff what they must know, once for each cause: a line in the activity log and an e-mail. When it is over, a
 * line says so.
 */
final class Notices
{
    /** @var Language */
    private $language;

    public function __construct(Language $language)
    {
        $this->language = $language;
    }

    /** What was told is not told again; what fails on its way here is told by the next cron run. */
    public function tell(\Aflexi\Cdn\Addon $addon): void
    {
        $notices = $addon->notices();
        if ($notices['due'] === [] && $notices['over'] === []) {
            return;
        }
        foreach ($notices['over'] as $notice) {
            Host::log($this->language->text('notice_over', ['what' => $this->title($notice)]));
        }
        foreach ($notices['due'] as $notice) {
            Host::log($this->title($notice) . ' ' . $this->language->reason($notice));
            if ($notices['mail']) {
                $this->mail($notice);
            }
        }
        $addon->told(array_column($notices['due'], 'cause'), array_column($notices['over'], 'cause'));
    }

    /** @param array<string, mixed> $notice */
    private function mail(array $notice): void
    {
        $title = $this->title($notice);
        $lines = [
            $title,
            $this->language->reason($notice),
            $this->language->text('notice_since', ['time' => Host::localTime($notice['since'])]),
            $this->language->text('notice_page', ['link' => Host::pageAddress(
                $notice['cause'] === 'needs_you' ? 'queue' : 'products'
            )]),
            $this->language->text('notice_once'),
        ];
        $html = array_map(static function (string $line): string {
            $escaped = htmlspecialchars($line, ENT_QUOTES | ENT_SUBSTITUTE, 'UTF-8');

            // WHMCS's e-mails are Smarty templates, and what Aflexi answers is quoted here.
            return '<p>' . strtr($escaped, ['{' => '&#123;', '}' => '&#125;']) . '</p>';
        }, $lines);
        $failure = Host::mailAdmins('Aflexi CDN: ' . $title, implode("\n", $html));
        if ($failure !== '') {
            Host::log($this->language->text('notice_not_sent', ['what' => $title, 'message' => $failure]));
        }
    }

    /** @param array<string, mixed> $notice */
    private function title(array $notice): string
    {
        return $this->language->text('notice_' . $notice['cause']);
    }
}
