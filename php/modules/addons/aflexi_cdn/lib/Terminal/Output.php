<?php

namespace WHMCS\Module\Addon\AflexiCdn\Terminal;

use WHMCS\Module\Addon\AflexiCdn\Language;

/**
 * Prints what happens: for people, for their eyes only if something is wrong, or as JSON.
 */
final class Output
{
    /** @var resource */
    private $out;

    /** @var resource */
    private $err;

    /** @var bool */
    private $isQuiet;

    /** @var bool */
    private $isJson;

    /** @var bool */
    private $isTerminal;

    /** @var int characters of the bar that is on the screen */
    private $drawn = 0;

    /** @var Language */
    private $language;

    /**
     * @param resource $out
     * @param resource $err
     */
    public function __construct($out, $err, Options $options)
    {
        $this->out = $out;
        $this->err = $err;
        $this->isJson = $options->json();
        $this->isQuiet = $options->quiet() || $this->isJson;
        $this->isTerminal = stream_isatty($out);
        // English all of it: nothing says which of WHMCS's languages a terminal's user reads.
        $this->language = Language::english();
    }

    /** Something that is wrong; never kept quiet, but for JSON, which says it in its own words. */
    public function wrong(string $text): void
    {
        if (!$this->isJson) {
            $this->clear();
            self::write($this->err, $text);
        }
    }

    /** @param array<string, mixed> $reason of something that is wrong */
    public function wrongReason(array $reason): void
    {
        $this->wrong($this->language->reason($reason));
    }

    public function line(string $text): void
    {
        if (!$this->isQuiet) {
            $this->clear();
            self::write($this->out, $text);
        }
    }

    /** Draws the bar anew, or prints a line where nothing can be drawn over. */
    public function progress(Tally $tally, float $seconds): void
    {
        if ($this->isQuiet) {
            return;
        }
        if (!$this->isTerminal) {
            $this->line(ProgressBar::numbers($tally->done(), $tally->failed(), $tally->remaining()));

            return;
        }
        $this->clear();
        $bar = ProgressBar::draw($tally->done(), $tally->failed(), $tally->remaining(), $seconds);
        fwrite($this->out, $bar);
        $this->drawn = strlen($bar);
    }

    /** What was done, and service by service what was not. */
    public function result(Tally $tally): void
    {
        $sum = $tally->sum();
        $this->counts($sum, Tally::COUNTS);
        if ($sum['packages_created'] !== []) {
            $packages = array_map([Language::class, 'isolate'], $sum['packages_created']);
            $this->line('Packages made: ' . implode(', ', $packages));
        }
        $this->services('refused', $sum['refused']);
        $this->services('to be tried again', $sum['failed']);
    }

    /** @param array<string, mixed> $foresight as foresee() returns it */
    public function foresight(array $foresight): void
    {
        foreach ($foresight['accounts'] as $account) {
            $this->line($this->foreseen($account));
        }
        if ($foresight['total'] > count($foresight['accounts'])) {
            $this->line('and ' . ($foresight['total'] - count($foresight['accounts'])) . ' more');
        }
        foreach ($foresight['new_packages'] as $package) {
            $this->line('A package no account has yet: ' . Language::isolate($package));
        }
        $this->services('would be refused', $foresight['refused']);
        if ($foresight['refused_total'] > count($foresight['refused'])) {
            $this->line('and ' . ($foresight['refused_total'] - count($foresight['refused'])) . ' more');
        }
        $this->counts($foresight, ['created', 'activated', 'updated', 'suspended', 'passwords', 'unchanged']);
        $this->line('Nothing was changed.');
    }

    /** @param array<string, mixed> $result printed only if JSON is wanted */
    public function json(array $result): void
    {
        if ($this->isJson) {
            fwrite($this->out, json_encode($result, JSON_UNESCAPED_UNICODE | JSON_INVALID_UTF8_SUBSTITUTE) . "\n");
        }
    }

    /**
     * @param array<string, mixed> $numbers
     * @param list<string>         $names   of those that are told
     */
    private function counts(array $numbers, array $names): void
    {
        $told = [];
        foreach ($names as $name) {
            if ($numbers[$name] > 0) {
                $told[] = $numbers[$name] . ' ' . $this->language->text('count_' . $name);
            }
        }
        if ($told !== []) {
            $this->line(implode(', ', $told));
        }
    }

    /** @param list<array<string, mixed>> $services */
    private function services(string $what, array $services): void
    {
        foreach ($services as $service) {
            $name = $service['account'] === '' ? '' : ' (' . Language::isolate($service['account']) . ')';
            $number = $this->language->text('service', ['service' => $service['service']]);
            $this->wrong("$number$name, $what: " . $this->language->reason($service));
        }
    }

    /** @param array<string, mixed> $account */
    private function foreseen(array $account): string
    {
        $changes = array_map(function (string $change): string {
            return $this->language->text('change_' . $change);
        }, $account['changes']);
        $package = Language::isolate($account['package']);
        if ($account['package_before'] !== '' && $account['package_before'] !== $account['package']) {
            $package = Language::isolate($account['package_before']) . ' -> ' . $package;
        }

        return sprintf(
            '%s: %s (%s) client #%d %s, %s. %s',
            Language::isolate($account['account']),
            implode(', ', $changes),
            $package,
            $account['client'],
            Language::isolate($account['client_name']),
            $this->language->text('service', ['service' => $account['service']]),
            $this->language->reason($account['reason'])
        );
    }

    private function clear(): void
    {
        if ($this->drawn > 0) {
            fwrite($this->out, "\r" . str_repeat(' ', $this->drawn) . "\r");
            $this->drawn = 0;
        }
    }

    /**
     * A line without what could steer a terminal: names come from outside.
     *
     * @param resource $stream
     */
    public static function write($stream, string $text): void
    {
        fwrite($stream, preg_replace('/[\x00-\x1f\x7f]+|\xc2[\x80-\x9f]/', ' ', $text) . "\n");
    }
}
