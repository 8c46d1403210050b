<?php

declare(strict_types=1);

namespace WhmcsHost\Engine;

use WhmcsHost\Hooks;

/** How the engine tells the hooks what happens: with all parameters, fewer, as strings, or (changes in bulk) not at all. */
final class Events
{
    /** Parameters that some version of WHMCS does not pass. */
    private const OPTIONAL = [
        'ClientAdd' => ['client_id', 'user_id', 'tax_id', 'customFields', 'marketing_emails_opt_in'],
        'ClientEdit' => ['olddata', 'uuid', 'authmodule', 'authdata', 'email_verified', 'isOptedInToMarketingEmails',
            'email_preferences', 'allow_sso'],
        'InvoicePaid' => ['invoice'],
        'ServiceDelete' => ['clientId'],
        'AddonActivation' => ['clientid'],
        'AfterShoppingCartCheckout' => ['InvoiceID'],
    ];

    /**
     * @param bool $silent         run no hook at all, as raw SQL and some of WHMCS's mass actions do
     * @param bool $numericStrings ids as strings
     * @param bool $minimal        leave out what not every version passes
     */
    public function __construct(
        public readonly bool $silent = false,
        private readonly bool $numericStrings = false,
        private readonly bool $minimal = false,
    ) {
    }

    /** The same, in bulk: without hooks. */
    public function silenced(): self
    {
        return new self(true, $this->numericStrings, $this->minimal);
    }

    /**
     * @param array<string, mixed> $vars with integers as int
     *
     * @return array<mixed> what the callbacks returned
     */
    public function run(string $point, array $vars = []): array
    {
        if ($this->silent) {
            return [];
        }
        if ($this->minimal) {
            $vars = array_diff_key($vars, array_flip(self::OPTIONAL[$point] ?? []));
        }
        if ($this->numericStrings) {
            array_walk_recursive($vars, function (mixed &$value): void {
                $value = is_int($value) ? (string) $value : $value;
            });
        }

        return Hooks::run($point, $vars);
    }
}
