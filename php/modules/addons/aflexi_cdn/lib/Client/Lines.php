<?php

namespace WHMCS\Module\Addon\AflexiCdn\Client;

use WHMCS\Module\Addon\AflexiCdn\Host;
use WHMCS\Module\Addon\AflexiCdn\Language;

/**
 * A client's service in words, ready for a template. Nothing is escaped yet.
 */
final class Lines
{
    /** How the states look: the ends of Bootstrap's class names. */
    private const TONES = ['active' => 'success', 'suspended' => 'warning'];

    /** @var Language */
    private $language;

    /** @var string */
    private $link;

    public function __construct(Language $language, string $link)
    {
        $this->language = $language;
        $this->link = $link;
    }

    public function language(): Language
    {
        return $this->language;
    }

    /** The address of the page of one service. */
    public function address(int $service): string
    {
        return $this->link . '&service=' . $service;
    }

    /**
     * @param array<string, mixed> $service as the extension tells it
     *
     * @return array<string, string>
     */
    public function service(array $service): array
    {
        $title = implode(' - ', array_filter([$service['product'], $service['domain']], 'strlen'));
        $refused = $service['refused'] === null ? '' : $this->language->text('client_refused', [
            'message' => $service['refused']['args']['message'] ?? '',
        ]);

        return [
            'address' => $this->address($service['service']),
            'title' => $title === '' ? '#' . $service['service'] : $title,
            'tone' => self::TONES[$service['status']] ?? 'info',
            'status' => $this->language->text('client_status_' . $service['status']),
            'about' => $this->language->text('client_about_' . $service['status']),
            'username' => $service['username'],
            'package' => $service['package'],
            'password' => $this->language->text('client_password_' . $service['password']),
            'refused' => $refused,
            'updated' => $service['synchronized_at'] === null ? '' : Host::clientTime($service['synchronized_at']),
            'portal' => (string) $service['portal'],
        ];
    }
}
