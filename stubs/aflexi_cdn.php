<?php

/**
 * What the PHP extension aflexi_cdn exports, for IDEs and static analysers. Never loaded at run time.
 *
 * Conventions. Times are UTC, `Y-m-d H:i:s`. A *reason* is `['code' => string, 'args' => array<string, int|string>]`;
 * its sentence stands in the language file under `reason_<code>`, with `{name}` placeholders for the arguments.
 * Every method may throw a CdnException.
 */

namespace Aflexi\Cdn {

    /** Base of everything the extension throws. The message says what failed, for whom, why, and what to do next. */
    class CdnException extends \Exception
    {
    }

    /** The platform cannot be reached, or failed on its own side; the work is kept and tried again. */
    class ConnectionException extends CdnException
    {
    }

    /** The user name or auth key is not accepted, or is not an operator's. */
    class AuthenticationException extends CdnException
    {
    }

    /** The platform or a rule of ours refuses this. */
    class RefusedException extends CdnException
    {
    }

    /** What was asked for does not exist. */
    class NotFoundException extends CdnException
    {
    }

    /** The platform asked us to slow down. */
    class ThrottledException extends CdnException
    {
    }

    /** A statement failed, or our tables are missing. The message never holds parameters. */
    class DatabaseException extends CdnException
    {
    }

    /** A defect of the extension. */
    class InternalException extends CdnException
    {
    }

    /**
     * What was built.
     *
     * @return array{version: string, git: string, profile: string, php: string, tls: string}
     */
    function build(): array
    {
    }

    /**
     * Remembers that something happened. At most one SELECT (does it concern us?) and one INSERT; never a network call.
     *
     * @param \PDO   $pdo   WHMCS's connection
     * @param string $kind  what $id is: `invoice`, `service` or `client`
     * @param int    $id    its id in WHMCS; 0 or less is ignored
     * @param string $cause what asked for it, e.g. `InvoicePaid`
     * @param int    $delay seconds until the change is sure to be visible in the tables
     *
     * @return bool whether it concerns us and was noted
     */
    function hint(\PDO $pdo, string $kind, int $id, string $cause, int $delay = 0): bool
    {
    }

    /** The addon over one WHMCS database. Made for one request, never kept. Making it does nothing yet. */
    final class Addon
    {
        /**
         * @param \PDO                     $pdo     WHMCS's connection, with no transaction open
         * @param callable(string): string $encrypt WHMCS's EncryptPassword
         * @param callable(string): string $decrypt WHMCS's DecryptPassword
         */
        public function __construct(\PDO $pdo, callable $encrypt, callable $decrypt)
        {
        }

        /**
         * Makes or completes our tables and the product addon. Repeatable after a half-run.
         *
         * @return array{schema: int, product_addon: int, product_addon_made: bool}
         */
        public function install(): array
        {
        }

        /**
         * Brings our tables to the schema of this version, and returns its number. Repeatable.
         */
        public function upgrade(): int
        {
        }

        /**
         * Where things stand, from our tables alone; no network.
         *
         * `problems` is what an admin must act on, worst first: reasons with the codes `not_installed` {}, `not_configured` {fields},
         * `bad_url` {why}, `plain_http_refused` {}, `plain_http_allowed` {} (a warning), `product_addon_missing` {id},
         * `key_lost` {}, `contact_unsupported` {}, `login_refused` {message}, `halted` {class, message}. Our tables missing or of another version is
         * `not_installed`, not an exception. `refused` are the latest twenty of the refused jobs.
         *
         * @return array{
         *     configured: bool,
         *     problems: list<array{code: string, args: array<string, int|string>}>,
         *     jobs: array{due: int, leased: int, refused: int},
         *     accounts: array{active: int, suspended: int},
         *     refused: list<array{service: int, client: int, account: string, code: string, args: array<string, int|string>}>,
         *     last_cron: ?string
         * }
         */
        public function status(): array
        {
        }

        /**
         * The product table. `eligible`: services that the rules would synchronize if the product were ticked; `synchronized`: of
         * those, the ones whose account has the status and package it should have. `blocked` is the reason why a product cannot be ticked (`free_product`).
         * `warnings` are about the package name: `odd_package_name` {name}.
         *
         * @return list<array{
         *     id: int, group: string, name: string, hidden: bool, retired: bool, paytype: string,
         *     package: string, package_override: string, services: int, eligible: int, synchronized: int,
         *     enabled: bool, blocked: ?array{code: string, args: array<string, int|string>},
         *     warnings: list<array{code: string, args: array<string, int|string>}>
         * }>
         */
        public function products(): array
        {
        }

        /**
         * Applies the differences between what the page showed and what was sent, and works on them within the time budget.
         *
         * @param list<int>          $shown    ids of the products the page showed; others stay as they are
         * @param list<int>          $ticked   ids of those whose box was ticked
         * @param array<int, string> $packages package names typed in, by product id; an empty one removes the override
         * @param string             $actor    who saves, e.g. `admin 1`
         *
         * @return array{
         *     enabled: list<int>, disabled: list<int>, packages: list<int>,
         *     rejected: list<array{product: int, code: string, args: array<string, int|string>}>,
         *     work: array<string, mixed>
         * } `work` as work() returns it
         */
        public function save(array $shown, array $ticked, array $packages, string $actor): array
        {
        }

        /**
         * Works off what is due.
         *
         * @param int    $seconds time to work, at most; 0 takes the time budget of the settings
         * @param string $who     `cron`, `request` (at most two of these at once) or `page`
         *
         * `halted` says why nothing (more) was tried: a problem as in status(), `busy` {}, `in_transaction` {}, `other_operator` {expected, found}, or a
         * failure of Aflexi by its class. `refused` and `failed` name each service: refused ones wait for an admin or a new event,
         * failed ones are tried again by themselves. Failures: `connection` {message}, `throttled` {message}, `server` {message},
         * `unknown` {message}, `authentication` {message}, `database` {message}, `busy` {}. Refusals: `name_conflict` {name, client}, `bad_name` {name},
         * `no_email` {}, `bad_email` {}, `not_ours` {name, email}, `platform_refused` {call, message}, `package_refused` {package, message},
         * `bad_package_name` {name}, `contact_unsupported` {}, `key_lost` {}.
         *
         * @return array{
         *     created: int, updated: int, activated: int, suspended: int, adopted: int, unchanged: int,
         *     packages_created: list<string>,
         *     refused: list<array{service: int, client: int, account: string, code: string, args: array<string, int|string>}>,
         *     failed: list<array{service: int, client: int, account: string, code: string, args: array<string, int|string>}>,
         *     remaining: int, calls: int, milliseconds: int,
         *     halted: ?array{code: string, args: array<string, int|string>}
         * }
         */
        public function work(int $seconds, string $who): array
        {
        }

        /**
         * Asks Aflexi who we are, with the settings as they are. Changes nothing.
         *
         * @return array{operator: string, name: string}
         *
         * @throws AuthenticationException|ConnectionException|ThrottledException|RefusedException by what went wrong
         */
        public function check(): array
        {
        }

        /**
         * The synchronized publishers, by name, 50 a page.
         *
         * `status` is `active`, `suspended` or `none` (not made yet); `password` is `stored` or `unknown`.
         *
         * @return array{
         *     total: int, page: int, pages: int,
         *     rows: list<array{
         *         id: int, name: string, username: string, client: int, client_name: string, services: list<int>,
         *         package: string, status: string, synchronized_at: ?string, password: string,
         *         reason: ?array{code: string, args: array<string, int|string>}
         *     }>
         * }
         */
        public function publishers(int $page = 1): array
        {
        }

        /**
         * The stored password of one publisher. Written to the operation log.
         *
         * @param int    $account id of a row of publishers()
         * @param string $actor   who looks, e.g. `admin 1`
         *
         * @return array{name: string, client: int, password: string}
         */
        public function reveal(int $account, string $actor): array
        {
        }
    }
}
