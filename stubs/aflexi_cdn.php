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

    /** The platform or a rule of ours refuses this. */
    class RefusedException extends CdnException
    {
    }

    /** What was asked for does not exist. */
    class NotFoundException extends CdnException
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
     * Kinds, and what $id is: `invoice` (tblinvoices), `payment` (tblaccounts), `service` (tblhosting), `addon`
     * (tblhostingaddons), `upgrade` (tblupgrades), `order` (tblorders), `client` (tblclients): the services behind it are
     * looked at. `product` (tblproducts), `product_addon` (tbladdons), `settings` (0): everything is looked at. `pass` (0):
     * a full pass with the list of accounts at the platform.
     *
     * @param \PDO   $pdo   WHMCS's connection
     * @param string $kind  see above
     * @param int    $id    its id in WHMCS; less than 1 is ignored, except for `settings` and `pass`
     * @param string $cause what asked for it, e.g. `InvoicePaid`
     * @param int    $delay seconds until the change is sure to be visible in the tables
     * @param bool   $gone  the rows will be gone by then: the services behind it are noted now
     *
     * @return bool whether it concerns us and was noted
     */
    function hint(\PDO $pdo, string $kind, int $id, string $cause, int $delay = 0, bool $gone = false): bool
    {
    }

    /**
     * Remembers a manual refund, of which WHMCS tells the transaction id of the payment alone. Costs as hint().
     *
     * @param string $transid tblaccounts.transid; several payments may have it, and an empty one names none
     *
     * @return bool whether it concerns us and was noted
     */
    function refund(\PDO $pdo, string $transid, string $cause, int $delay = 0): bool
    {
    }

    /** The addon over one WHMCS database. Made for one request, never kept. Making it does nothing yet. */
    final class Addon
    {
        /**
         * @param \PDO                     $pdo     WHMCS's connection, with no transaction open
         * @param callable(string): string $encrypt WHMCS's EncryptPassword
         * @param callable(string): string $decrypt WHMCS's DecryptPassword
         * @param string                   $root    WHMCS's directory; files of the plugin of 2011 are looked for below it
         */
        public function __construct(\PDO $pdo, callable $encrypt, callable $decrypt, string $root = '')
        {
        }

        /**
         * Makes or completes our tables and the product addon, and takes over what the plugin of 2011 keeps in clear, as
         * moveOver() does. Repeatable after a half-run. `moved` is null if there is nothing of it, or if it did not succeed:
         * that stands in the way of nothing, and `not_moved` says why.
         *
         * @return array{
         *     schema: int,
         *     product_addon: int,
         *     product_addon_made: bool,
         *     moved: array{credentials: string, login: string, left: list<string>, left_total: int}|null,
         *     not_moved: string|null,
         * }
         */
        public function install(): array
        {
        }

        /**
         * Whether our tables are of the schema that this version works with: neither missing, nor of an older version,
         * nor of a newer one.
         */
        public function isCurrent(): bool
        {
        }

        /**
         * What there is of the plugin of 2011, from our tables and its own; no network.
         *
         * `moved` is what was taken over: `credentials` are `taken`, `same` (that login was set here before), `own` (another was)
         * or `none`; `left` are up to twenty of the accounts whose password could not be taken over. `secrets` stand in its tables
         * in clear. `waiting` are its accounts that are not adopted, fifty a page; `why` is a reason with a code of `legacy_...`, or
         * that of the refused service. `files` are below WHMCS's root; `template`: its e-mail template is there.
         *
         * @return array{
         *     moved: array{credentials: string, login: string, left: list<string>, left_total: int}|null,
         *     secrets: int,
         *     accounts: int,
         *     adopted: int,
         *     passwords: int,
         *     waiting: array{total: int, page: int, pages: int, rows: list<array{
         *         name: string, account: string, password: bool, service: int,
         *         why: array{code: string, args: array<string, mixed>},
         *     }>},
         *     products: array{
         *         enabled: int, free: list<string>, module: list<array{id: int, name: string, enabled: bool}>,
         *     },
         *     template: bool,
         *     files: list<string>,
         * }
         */
        public function legacy(int $page = 1): array
        {
        }

        /**
         * Takes over login and passwords that the plugin of 2011 keeps in clear; they are encrypted from the first moment.
         * Repeatable.
         *
         * @return array{credentials: string, login: string, left: list<string>, left_total: int} as legacy() gives it
         */
        public function moveOver(string $actor): array
        {
        }

        /**
         * Removes them from its tables, which nothing brings back.
         *
         * @param bool $sure   nothing is removed without
         * @param bool $anyway also what could not be taken over; else that is a refusal
         *
         * @return int how many were removed
         */
        public function removeLegacySecrets(bool $sure, bool $anyway, string $actor): int
        {
        }

        /**
         * Forgets the list of its accounts, and the passwords of those that were not adopted. Refused while there is clear text.
         */
        public function finishMoving(string $actor): void
        {
        }

        /**
         * Brings our tables to the schema of this version, and returns its number. Repeatable. Refuses those of a newer
         * version.
         */
        public function upgrade(): int
        {
        }

        /**
         * Where things stand, from our tables alone; no network.
         *
         * `installed`: our tables and the product addon are there. `configured`: all that a call needs is set. `jobs`.`cancelled` were
         * given up by an admin together with their long work: they wait for nobody. `accounts`.`in_line` of `total`: accounts with which
         * there is nothing to do, of those that are made and those that services are to have.
         *
         * `problems` is what an admin must act on, worst first. Their `severity` is `warning` (the work goes on all the same), `error`
         * (it does not get on, and is tried again by itself) or `blocking` (nothing more is tried until somebody acts). They are reasons
         * with the codes `not_installed` {}, `not_configured` {fields}, `auth_key_needed` {username, url} (the stored key is for this
         * other login), `bad_url` {why}, `plain_http_refused` {}, `plain_http_allowed` {}, `product_addon_missing` {id}, `key_lost` {},
         * `contact_unsupported` {}, `login_refused` {message}, `halted` {class, message}, `short_list` {listed, known} (the last list of
         * accounts was no evidence), `legacy_runs` {file} (WHMCS still runs the plugin of 2011). Our tables missing or of another
         * version is `not_installed`, not an exception. `refused` are the latest twenty of the refused jobs.
         *
         * `questions` is what waits for an admin's yes, given with answer(): `brake` {suspend, active, limit} (a pass would suspend
         * unusually many), `charging_on` {keep, suspend} (the product addon is priced now), `charging_off` {start} (it is free
         * again), `other_operator` {expected, found}, `other_site` {expected, found}. `id` goes back with the answer: the yes is to
         * just this. `accounts` are the first fifty of those that would be suspended.
         *
         * `long_work` is as progress() gives it.
         *
         * `full_pass` is the latest one: `state` is `due`, `running`, `done` or `stopped`; `listed` accounts were in the platform's list.
         *
         * @return array{
         *     installed: bool,
         *     configured: bool,
         *     problems: list<array{code: string, args: array<string, int|string>, severity: string}>,
         *     questions: list<array{
         *         id: string, code: string, args: array<string, int|string>,
         *         accounts: list<array{id: int, name: string, client: int}>
         *     }>,
         *     jobs: array{due: int, leased: int, refused: int, cancelled: int, paused: int},
         *     long_work: list<array<string, mixed>>,
         *     accounts: array{active: int, suspended: int, different: int, in_line: int, total: int},
         *     refused: list<array{service: int, client: int, account: string, code: string, args: array<string, int|string>}>,
         *     full_pass: ?array{state: string, started_at: string, finished_at: ?string, listed: int},
         *     last_cron: ?string
         * }
         */
        public function status(): array
        {
        }

        /**
         * Whether everything is well, from our tables alone; no network. `state` is the worst of the checks': `ok`, `unknown` (not
         * known yet), `warning` or `critical`. `glance` is all in a word: `in_line`, `waiting`, `needs_you` or `problems`.
         *
         * Checks and their reasons, problems of status() apart: `api`: `api_never_asked` {}, `api_answered` {minutes, milliseconds},
         * `api_silent` {minutes, message}. `login`: `login_accepted` {}, `login_not_tried` {}. `cron`: `cron_never` {},
         * `cron_seen` {minutes}. `jobs`: `jobs_in_time` {open}, `jobs_late` {open, minutes}. `breaker`: `breaker_closed` {},
         * `breaker_open` {seconds}. `full_pass`: `pass_never` {}, `pass_done` {hours}, `pass_stopped` {}. `questions`: `no_questions` {},
         * `questions_open` {count}. `needs_you`: `nobody_needs_you` {}, `needs_you` {count}. `key`: `key_opens` {}. `product_addon`:
         * `product_addon_there` {}. `versions`: `versions_match` {addon, extension}, `versions_differ` {addon, extension}. `schema`:
         * `schema_current` {schema}. If welcome e-mails are switched on, `welcome`: `welcome_on` {}, `welcome_no_template` {},
         * `welcome_template_disabled` {}, `welcome_not_sent` {count} (given up within the last seven days). `traffic`, which is always
         * `ok`: `traffic_read` {hours}, `traffic_never` {}, `traffic_not_told` {message}. Without our tables there are `schema` and
         * `versions` alone.
         *
         * `answers` are those to the four questions an admin has first; null without our tables. Each but the last has a word:
         * `platform`: `answers`, `silent`, `refuses`, `not_set_up` or `never_asked`, and `at`: when it last answered, or since when it
         * has not. `in_line`: `all`, `on_the_way` or `apart`. `waiting`: `nothing`, `on_the_way`, `late`, `cron_late` or `cron_never`,
         * and `since` when the oldest of the jobs waits. `needs_you`: what waits for an admin, and the `total` of it.
         *
         * @param string $addon version of the addon's files
         *
         * @return array{
         *     state: string, glance: string, at: string, versions: array{addon: string, extension: string}, questions: int,
         *     answers: ?array{
         *         platform: array{state: string, word: string, at: ?string},
         *         in_line: array{state: string, word: string, accounts: int, total: int, suspended: int},
         *         waiting: array{state: string, word: string, jobs: int, since: ?string, last_cron: ?string},
         *         needs_you: array{total: int, problems: int, questions: int, refused: int, different: int, paused: int}
         *     },
         *     jobs: array{due: int, leased: int, refused: int, cancelled: int, paused: int},
         *     accounts: array{active: int, suspended: int, different: int, in_line: int, total: int},
         *     checks: list<array{code: string, state: string, reason: array{code: string, args: array<string, int|string>}}>
         * }
         */
        public function health(string $addon): array
        {
        }

        /**
         * What the first page shows, read once: status() and health(); `legacy`: there is something of the plugin of 2011.
         *
         * @param string $addon version of the addon's files
         *
         * @return array{status: array<string, mixed>, health: array<string, mixed>, legacy: bool}
         */
        public function landing(string $addon): array
        {
        }

        /**
         * What staff are to be told: `due` are causes that they do not know of, `over` those that they know of and that are gone.
         * If there are any, told() must follow; until then nobody else is given any. A cause is the code of a problem or of a
         * question of status(), `charging` for both questions about it, or `needs_you`. `mail`: by e-mail as well.
         *
         * @return array{
         *     due: list<array{cause: string, code: string, args: array<string, int|string>, since: string}>,
         *     over: list<array{cause: string, code: string, args: array<string, int|string>, since: string}>,
         *     mail: bool
         * }
         */
        public function notices(): array
        {
        }

        /**
         * Staff were told of these causes of notices().
         *
         * @param list<string> $due
         * @param list<string> $over
         */
        public function told(array $due, array $over): void
        {
        }

        /**
         * The hash of the token with which monitoring reads the health; null if there is none.
         */
        public function monitoring(): ?string
        {
        }

        /**
         * From now on the token with this hash holds, and no other; with an empty one, none. Written to the operation log.
         *
         * @param string $hash SHA-256 of the token, in hexadecimal digits
         */
        public function setMonitoring(string $hash, string $actor): void
        {
        }

        /**
         * An admin's yes to a question of status(). What was asked must be what is answered: a question that has changed meanwhile
         * is a RefusedException. `brake`: the accounts of the list may be suspended. `charging_on`, `charging_off`: from now on the
         * product addon's price counts. `other_operator`: accounts are made anew at that operator, those of the former one are left
         * alone. `other_site`: this is the WHMCS that the accounts belong to. Call work() afterwards.
         *
         * @param string $question code of the question
         * @param string $id       its id
         * @param string $actor    who says yes, e.g. `admin 1`
         */
        public function answer(string $question, string $id, string $actor): void
        {
        }

        /**
         * A page of the product table; one past the last is the last. However many services there are, it takes the same number of
         * statements and looks at a thousand services at most. `eligible`: services that the rules would synchronize if the product were
         * ticked; `synchronized`: of those, the ones whose account has the status and package it should have. Of a product with more
         * services than can be looked at both are as judged last if it is enabled, else null.
         *
         * `all` products there are; `groups` are those with products. `package` is the name that counts, `default_package` the one
         * without an override. `blocked` is why a product cannot be ticked (`free_product`); null if it is. `remarks` are, first, why
         * nobody would be synchronized: `no_services` {}, `services_unpaid` {services}, `services_free` {services},
         * `services_inactive` {services}, `services_without_addon` {services}, `services_switched_off` {services},
         * `services_ineligible` {services} (several of these), `services_not_counted` {services}; then what makes no difference:
         * `product_hidden` {}, `product_retired` {}. `warnings` are about the package name: `odd_package_name` {name}.
         *
         * @param int    $group  tblproductgroups.id; 0 for all
         * @param string $search in the name of the product or its package, in any case; empty for all
         * @param string $only   `enabled`; `eligible` (can be ticked, and has services that are neither ended nor free); empty for all
         * @param string $sort   `name`, `services` (most first), `eligible` (most of those services first); empty for WHMCS's order
         * @param int    $page   from 1
         *
         * @return array{
         *     all: int,
         *     groups: list<array{id: int, name: string, products: int}>,
         *     total: int, page: int, pages: int,
         *     rows: list<array{
         *         id: int, group_id: int, group: string, name: string, hidden: bool, retired: bool, paytype: string,
         *         package: string, default_package: string, package_override: string,
         *         services: int, eligible: ?int, synchronized: ?int, enabled: bool,
         *         blocked: ?array{code: string, args: array<string, int|string>},
         *         remarks: list<array{code: string, args: array<string, int|string>}>,
         *         warnings: list<array{code: string, args: array<string, int|string>}>
         *     }>
         * }
         */
        public function products(
            int $group = 0,
            string $search = '',
            string $only = '',
            string $sort = '',
            int $page = 1
        ): array {
        }

        /**
         * Applies the differences between what the page showed and what was sent, and works on them within the time budget.
         *
         * A save that would suspend unusually many accounts saves nothing and asks: `question` is then as in status() with the code
         * `brake`, and the same call with its id as $confirmed is the admin's yes.
         *
         * @param list<int>          $shown     ids of the products the page showed; others stay as they are
         * @param list<int>          $ticked    ids of those whose box was ticked
         * @param array<int, string> $packages  package names typed in, by product id; an empty one removes the override
         * @param string             $actor     who saves, e.g. `admin 1`
         * @param string             $confirmed id of the question that is answered with yes
         *
         * @return array{
         *     question: ?array{id: string, code: string, args: array<string, int|string>,
         *         accounts: list<array{id: int, name: string, client: int}>},
         *     enabled: list<int>, disabled: list<int>, packages: list<int>,
         *     rejected: list<array{product: int, code: string, args: array<string, int|string>}>,
         *     names: array<int, string>,
         *     work: array<string, mixed>
         * } `work` as work() returns it
         */
        public function save(
            array $shown,
            array $ticked,
            array $packages,
            string $actor,
            string $confirmed = ''
        ): array {
        }

        /**
         * What save() would do with the same arguments, from WHMCS's tables and ours alone: writes nothing and calls nobody.
         * `foresight` as foresee() returns it; `question` is always null, as `brake` says whether save() would ask.
         *
         * @param list<int>          $shown
         * @param list<int>          $ticked
         * @param array<int, string> $packages
         *
         * @return array{
         *     question: null, enabled: list<int>, disabled: list<int>, packages: list<int>,
         *     rejected: list<array{product: int, code: string, args: array<string, int|string>}>,
         *     names: array<int, string>,
         *     foresight: array<string, mixed>
         * }
         */
        public function preview(array $shown, array $ticked, array $packages): array
        {
        }

        /**
         * What a full pass would do; with $accounts, what visit() and work() would do with these. From WHMCS's tables and ours
         * alone: writes nothing and calls nobody. What only Aflexi knows is not foreseen: an account that exists there is taken
         * over or refused instead of created.
         *
         * `brake` {suspend, active, limit}: so many suspensions would be asked about first. The counts are of accounts as in work(),
         * `unchanged` of services. `new_packages` are those that no account has yet. `changes` are `suspend`, `activate`, `create`,
         * `package`, `contact`, `password`, or `look_up` for an account whose making was never answered. At most 200 `accounts`,
         * suspensions first, and 200 `refused` are told; `total` and `refused_total` count all.
         *
         * @param list<string> $accounts as in visit()
         *
         * @return array{
         *     brake: ?array{code: string, args: array<string, int|string>},
         *     created: int, activated: int, updated: int, suspended: int, passwords: int, unchanged: int,
         *     new_packages: list<string>,
         *     refused_total: int,
         *     refused: list<array{service: int, client: int, account: string, code: string, args: array<string, int|string>}>,
         *     total: int,
         *     accounts: list<array{
         *         service: int, client: int, client_name: string, account: string, changes: list<string>,
         *         package_before: string, package: string, reason: array{code: string, args: array<string, int|string>}
         *     }>
         * }
         */
        public function foresee(array $accounts): array
        {
        }

        /**
         * Has accounts looked at by the next work(), whatever was refused before. One that does not exist is a NotFoundException
         * that names it, and then none is looked at.
         *
         * @param list<string> $accounts names of accounts, or numbers of services as `#12`
         * @param string       $cause    what asked for it, for the operation log
         */
        public function visit(array $accounts, string $cause): void
        {
        }

        /**
         * Whether work() for `page` or `terminal` would find something to do now.
         */
        public function isDue(): bool
        {
        }

        /**
         * Works off what is due.
         *
         * @param int    $seconds time to work, at most; 0 takes the time budget of the settings
         * @param string $who     `cron`, `request` (at most two of these at once), `page` or `terminal`
         *
         * `halted` says why nothing (more) was tried, with its severity as in status(): a problem of status(), `busy` {},
         * `in_transaction` {}, `other_operator` {expected, found}, `other_site` {expected, found}, or a failure of Aflexi by its class.
         * `refused` and `failed` name each service: refused ones wait for an admin or a new event, failed ones are tried again by
         * themselves. Failures: `connection` {message}, `throttled` {message}, `server` {message}, `unknown` {message},
         * `authentication` {message}, `database` {message}, `busy` {}. Refusals: `name_conflict` {name, client}, `bad_name` {name},
         * `no_email` {}, `bad_email` {}, `not_ours` {name, email}, `platform_refused` {call, message},
         * `package_refused` {package, message}, `bad_package_name` {name}, `contact_unsupported` {}, `key_lost` {},
         * `password_refused` {message}.
         *
         * @return array{
         *     created: int, updated: int, activated: int, suspended: int, adopted: int, passwords: int, unchanged: int,
         *     packages_created: list<string>,
         *     refused: list<array{service: int, client: int, account: string, code: string, args: array<string, int|string>}>,
         *     failed: list<array{service: int, client: int, account: string, code: string, args: array<string, int|string>}>,
         *     remaining: int, calls: int, milliseconds: int,
         *     halted: ?array{code: string, args: array<string, int|string>, severity: string}
         * }
         */
        public function work(int $seconds, string $who): array
        {
        }

        /**
         * The long work at hand, the newest first: saves and passes that opened more than fifty jobs, as long as something is left of
         * them, and the newest also for an hour afterwards. From our tables alone; no network.
         *
         * `what` is `save`, or what the pass was started by: `cron`, `page` or `request`. `state` is `running`, `paused`, `cancelled` or
         * `done`. Of the `total` jobs, `finished` need nothing more: they are `done`, `refused`, `cancelled`, or `elsewhere`, taken over
         * by an event or a later work. The others are `left`, some of which `failed` so far, or `paused`. `seconds_left` is null unless
         * it runs and has a pace.
         *
         * @return list<array{
         *     id: int, what: string, by: string, state: string, total: int, finished: int,
         *     done: int, refused: int, cancelled: int, elsewhere: int, left: int, failed: int, paused: int,
         *     seconds_left: ?int, started_at: string, finished_at: ?string, changed_by: ?string
         * }>
         */
        public function progress(): array
        {
        }

        /**
         * Holds a long work: what is not begun waits for resume(). Events of single clients are followed all the same. Written to the
         * operation log. If it is not running, a RefusedException.
         */
        public function pause(int $id, string $actor): void
        {
        }

        /**
         * Goes on with a long work that is held. Written to the operation log.
         */
        public function resume(int $id, string $actor): void
        {
        }

        /**
         * Gives up what is left of a long work: refused with `bulk_cancelled` {by} until something changes for a service or somebody asks
         * for it again. Takes the time budget of the settings at most; the next worker goes on with it. Written to the operation log.
         */
        public function cancel(int $id, string $actor): void
        {
        }

        /**
         * The connection test: asks Aflexi who we are, with the settings as they are, and names the cause if that fails. A key that
         * was typed in and is accepted goes into the addon's own encrypted store.
         *
         * `code` is `connected` {operator, name}, or why not: `dns` {message}, `tls` {message}, `connection_refused` {message},
         * `timeout` {message}, `connection` {message}, `not_an_api` {message}, `not_operator` {message}, `login_refused` {message},
         * `throttled` {message}, `server` {message}, `platform_refused` {call, message}, `other_operator` {expected, found},
         * `other_site` {expected, found}, `in_transaction` {}, or what is wrong with the settings as in status().
         *
         * @return array{code: string, args: array<string, int|string>}
         */
        public function check(): array
        {
        }

        /**
         * The synchronized publishers, 50 a page.
         *
         * `status` is `active`, `suspended`, `unknown` (a change of it is in doubt) or `none` (not made yet); `password` is `stored`,
         * `imported` (stored as of the plugin of 2011, perhaps out of date), `unknown`, `client` (set by the client, and not stored)
         * or `changing` (a new one is on its way). `services` has that first which decides about the account; `mode` is `auto`, `on` or `off`, `exists` false once it is gone from WHMCS, and `reason` why
         * it is to have the account or not, as last decided. `reason` of the account is that of the service that decides. `differences`
         * is what is not as this addon last left it, or not as WHMCS has it: reasons with the codes `drift_status` {applied, observed},
         * `drift_package` {applied, observed}, `drift_name` {applied, observed}, `drift_email` {applied, observed},
         * `missing_remotely` {}, `unlisted` {} (the user is there, its link is not), which putRight() ends, and
         * `username_differs` {service, username}, which stays.
         *
         * `traffic` is what it served this month (UTC), null if that is not known: not read yet, or the platform does not tell it.
         * `month` is `Y-m`; amounts are megabytes (1,024 are a gigabyte). `days` has an entry for each day of the month, null for
         * one that was not read or is to come. `read_at` is when a day was last read: the cron job reads today every six hours,
         * and each day once more after its end and two days later.
         *
         * @param string $search     found in client, e-mail, account name or package; empty for all
         * @param string $status     one of those above, or `different` for those with differences; empty for all
         * @param string $by         `client`, `username`, `package`, `status` or `synchronized`; empty for those first that
         *                           differ from how this addon left them, then by name
         * @param bool   $descending the other way round; not without `$by`
         *
         * @return array{
         *     total: int, page: int, pages: int,
         *     rows: list<array{
         *         id: int, name: string, username: string, client: int, client_name: string,
         *         services: list<array{
         *             id: int, exists: bool, mode: string, reason: ?array{code: string, args: array<string, int|string>}
         *         }>,
         *         package: string, email: string, status: string, synchronized_at: ?string, password: string,
         *         reason: ?array{code: string, args: array<string, int|string>},
         *         differences: list<array{code: string, args: array<string, int|string>}>,
         *         traffic: ?array{month: string, total_mb: float, days: list<?float>, read_at: string}
         *     }>
         * }
         */
        public function publishers(
            int $page = 1,
            string $search = '',
            string $status = '',
            string $by = '',
            bool $descending = false
        ): array {
        }

        /**
         * One publisher: beside what a row of publishers() has, what it is like here and at Aflexi, and the jobs of its services that
         * are not done, as rows of queue(). Null if there is none of this id.
         *
         * `what` is `status`, `package`, `display_name` or `email`; `applied` is null if nothing was made true yet, `observed` if
         * Aflexi did not tell. An observed status may be `absent` or `unlisted`. `observed_at` is UTC, null before the first list.
         *
         * @return ?array{
         *     id: int, name: string, username: string, client: int, client_name: string,
         *     services: list<array{
         *         id: int, exists: bool, mode: string, reason: ?array{code: string, args: array<string, int|string>}
         *     }>,
         *     package: string, email: string, status: string, synchronized_at: ?string, password: string,
         *     reason: ?array{code: string, args: array<string, int|string>},
         *     differences: list<array{code: string, args: array<string, int|string>}>,
         *     traffic: ?array{month: string, total_mb: float, days: list<?float>, read_at: string},
         *     facts: list<array{what: string, applied: ?string, observed: ?string}>,
         *     observed_at: ?string,
         *     jobs: list<array{
         *         service: int, client: int, client_name: string, account: string, state: string, cause: string,
         *         reason: ?array{code: string, args: array<string, int|string>}, attempts: int, due_at: string, since: string
         *     }>
         * }
         */
        public function publisher(int $account): ?array
        {
        }

        /**
         * Has a publisher looked at by the next work(), which brings it in line with WHMCS; what was changed at Aflexi stays (R11).
         * Refused if no service has it, as one of a former operator.
         *
         * @param int    $account id of a row of publishers()
         * @param string $actor   who asks, e.g. `admin 1`
         */
        public function synchronize(int $account, string $actor): void
        {
        }

        /**
         * Writes to the operation log that the publishers of a filter are taken out, and tells how many they are.
         *
         * @param string $search as in publishers()
         * @param string $status as in publishers()
         * @param string $actor  who does, e.g. `admin 1`
         */
        public function export(string $search, string $status, string $actor): int
        {
        }

        /**
         * A part of the publishers of a filter, in the order of their ids: rows of publishers(), empty when there are no more.
         *
         * @param int    $after  id of the last row so far; 0 for the first part
         * @param string $search as in publishers()
         * @param string $status as in publishers()
         *
         * @return list<array{
         *     id: int, name: string, username: string, client: int, client_name: string,
         *     services: list<array{
         *         id: int, exists: bool, mode: string, reason: ?array{code: string, args: array<string, int|string>}
         *     }>,
         *     package: string, email: string, status: string, synchronized_at: ?string, password: string,
         *     reason: ?array{code: string, args: array<string, int|string>},
         *     differences: list<array{code: string, args: array<string, int|string>}>
         * }>
         */
        public function exported(int $after, string $search, string $status): array
        {
        }

        /**
         * The state of one service, for its page in the admin area; null if it has no account, is not to have one, and no admin
         * switched it. From our tables alone, in at most two statements.
         *
         * `account` is the id of a row of publishers(), 0 for none; `status`, `password`, `mode` and `differences` as there, without
         * `username_differs`; `because` as in differences(). `job` is what is not done yet, with a `state` of queue(); null for
         * nothing. `portal` is where the client signs in: http or https and safe to be linked, or null.
         *
         * @return ?array{
         *     service: int, client: int, account: int, name: string, username: string, operator: string, package: string,
         *     status: string, password: string, mode: string,
         *     because: array{reason: ?array{code: string, args: array<string, int|string>}, paid: ?string, refunded: ?string},
         *     differences: list<array{code: string, args: array<string, int|string>}>,
         *     job: ?array{state: string, reason: ?array{code: string, args: array<string, int|string>}, due_at: ?string},
         *     synchronized_at: ?string, portal: ?string
         * }
         */
        public function service(int $service): ?array
        {
        }

        /**
         * Whether clientServices() has anything for a user. One SELECT: it may be asked on every page.
         */
        public function hasClientServices(int $client, int $user): bool
        {
        }

        /**
         * A client's own services with CDN, 50 a page, the latest first; none if the setting `client_area` is off. From our tables
         * alone. What stands here is for the client's eyes: no reason of ours, and nobody else's name. Nothing for a user (tblusers.id)
         * who is not the owner and has none of WHMCS's permissions about products; 0 is an admin in the client's place.
         *
         * `status` is `active`, `suspended`, `changing` or `setting_up` (there is no account yet, and `username`, `package` and `name`
         * are empty). `password` is `stored`, `imported` (stored, as of the plugin of 2011), `client` (the client's own, not stored), `changing`
         * or `unknown`. `refused` is
         * `password_refused` {message}: the platform did not take the password that the client chose last. `portal` as in service().
         *
         * @return array{
         *     total: int, page: int, pages: int,
         *     rows: list<array{
         *         service: int, product: string, domain: string, status: string, name: string, username: string, operator: string,
         *         package: string, password: string, refused: ?array{code: string, args: array<string, int|string>},
         *         synchronized_at: ?string, portal: ?string
         *     }>
         * }
         */
        public function clientServices(int $client, int $user, int $page = 1): array
        {
        }

        /**
         * One of them, as a row of clientServices(); null if it is not among them.
         * `manageable`: the user may look at the password and set one.
         *
         * @param int $client tblclients.id
         * @param int $user   tblusers.id of who is signed in, who needs the permission to manage products unless it is the owner;
         *                    0 for an admin in the client's place
         *
         * @return ?array<string, mixed>
         */
        public function clientService(int $client, int $user, int $service): ?array
        {
        }

        /**
         * The stored password of a client's own service. Written to the operation log. NotFoundException if it is another client's,
         * or no password is stored; RefusedException if the user may not manage it, or a new password is being set.
         *
         * @param string $actor who looks, e.g. `client 5`
         *
         * @return array{name: string, client: int, password: string}
         */
        public function clientReveal(int $client, int $user, int $service, string $actor): array
        {
        }

        /**
         * Has a password set that the client chose; until the platform has it, it is kept encrypted, and no longer. Written to the
         * operation log. NotFoundException if the service is another client's. Call work() afterwards, after the response.
         *
         * Returns why it cannot be set, null if it is on its way: `own_password_length` {least, most}, `own_password_characters` {},
         * `own_password_name` {}, `own_password_differs` {}, `own_password_waits` {} (another one is being set),
         * `own_password_busy` {}, `own_password_not_active` {}, `own_password_not_allowed` {}.
         *
         * @param string $again the same once more
         *
         * @return ?array{code: string, args: array<string, int|string>}
         */
        public function clientPassword(
            int $client,
            int $user,
            int $service,
            string $wanted,
            string $again,
            string $actor
        ): ?array {
        }

        /**
         * The services that are not as WHMCS wants them: `refused` ones wait for an admin, `waiting` ones for their next try. The
         * latest hundred of each.
         *
         * `account` is empty when the service has none; `own_name` is the account name an admin gave. `mode` as in publishers().
         * `adoptable`: adopt() would take over the account that stands in the way; `nameable`: setName() may give it another name.
         *
         * @return array{
         *     refused_total: int, waiting_total: int,
         *     refused: list<array{
         *         service: int, client: int, client_name: string, account: string, own_name: string, mode: string,
         *         adoptable: bool, nameable: bool, due_at: string, attempts: int,
         *         code: string, args: array<string, int|string>
         *     }>,
         *     waiting: list<array{
         *         service: int, client: int, client_name: string, account: string, own_name: string, mode: string,
         *         adoptable: bool, nameable: bool, due_at: string, attempts: int,
         *         code: string, args: array<string, int|string>
         *     }>
         * }
         */
        public function unsettled(): array
        {
        }

        /**
         * The jobs that are not done, 50 a page: refused ones first, then the others, at last what is due in the order of its time.
         * `$search` is found in client, e-mail, account name or cause, or is the number of a service.
         *
         * `state` is `refused`, `waiting` (for another try), `due`, `leased` (in progress), `paused`, `cancelled` (with its long work) or
         * `dropped` (forgotten; listed only when asked for with `$state`). `retryable`: retry() takes it; `forgettable`: forget() does.
         * `retryable` beside the counts: how many in the state of the filter retryAll() takes. `due_at` is null unless it waits for its
         * time. `cause` is what asked for it last: a hook, `cron`, `request`, `page`, an actor, or what an actor did, such as `put right
         * by admin 1`. `reason` is why it was refused, or what failed at the last try. `hints` are events not yet looked into; `counts`
         * the jobs by state, whatever is filtered.
         *
         * @return array{
         *     hints: int, counts: array<string, int>, retryable: int, total: int, page: int, pages: int,
         *     rows: list<array{
         *         service: int, client: int, client_name: string, account: string, state: string, cause: string,
         *         retryable: bool, forgettable: bool,
         *         reason: ?array{code: string, args: array<string, int|string>},
         *         attempts: int, due_at: ?string, since: string
         *     }>
         * }
         */
        public function queue(string $state = '', int $page = 1, string $search = ''): array
        {
        }

        /**
         * The packages at Aflexi as they were last read or left since, 50 a page. `$search` is found in names; `$sort` is `name`,
         * `transfer`, `speed`, `hostnames` or `accounts`, after a `-` the other way round. Calls nobody.
         *
         * `named` is false at a platform without named packages: then there is nothing to see. `read_at` is when the list was last read,
         * UTC. Of the limits, `transfer_gb` is gigabytes for each billing month, `speed_mbps` megabits a second, `storage` in Aflexi's
         * own unit; null is unlimited. `shown` is the limits as updatePackage() wants them back. `accounts` have the package; `products`
         * are the enabled ones whose accounts get it. `missing` are packages that enabled products name and that are not at Aflexi: each
         * is made with its first account, with the limits of the package that account has, else with `new_limits`.
         *
         * @return array{
         *     named: bool, read_at: ?string,
         *     new_limits: array{transfer_gb: ?int, speed_mbps: ?int, hostnames: ?int, storage: ?int, ssl: bool, streaming: bool, all_locations: bool},
         *     missing: list<array{name: string, products: list<array{id: int, name: string}>}>,
         *     list: array{total: int, page: int, pages: int, rows: list<array{
         *         id: int, name: string, shown: string, accounts: int, products: list<array{id: int, name: string}>,
         *         limits: array{transfer_gb: ?int, speed_mbps: ?int, hostnames: ?int, storage: ?int, ssl: bool, streaming: bool, all_locations: bool}
         *     }>}
         * }
         */
        public function packages(int $page = 1, string $search = '', string $sort = ''): array
        {
        }

        /**
         * One row of packages(); if there is none of this id, a NotFoundException.
         *
         * @return array{
         *     id: int, name: string, shown: string, accounts: int, products: list<array{id: int, name: string}>,
         *     limits: array{transfer_gb: ?int, speed_mbps: ?int, hostnames: ?int, storage: ?int, ssl: bool, streaming: bool, all_locations: bool}
         * }
         */
        public function package(int $id): array
        {
        }

        /**
         * Reads the packages at Aflexi again, within the time budget of the settings.
         *
         * `code` is `packages_read` {count}, or why not: `packages_unread` {message}, `packages_busy` {} (another worker or admin is at
         * them), `no_named_packages` {}, or what `halted` of work() may be.
         *
         * @return array{code: string, args: array<string, int|string>}
         */
        public function readPackages(): array
        {
        }

        /**
         * What a form about a package would do. Writes nothing and calls nobody.
         *
         * `problems` are reasons by field (`name` or a limit); then it would do nothing: `package_no_name` {},
         * `package_name_entity` {name}, `bad_package_name` {name}, `package_exists` {name}, `limit_not_a_number` {typed},
         * `limit_negative` {}, `limit_too_big` {most}, `limit_too_small` {least}, `limit_means_unlimited` {number}. `warnings`:
         * `odd_package_name` {name}. `changes` are the limits that change, of a new package all; null is unlimited. A `$shown` that did
         * not arrive whole is a RefusedException.
         *
         * @param int                   $package id of a row of packages(); 0 for one that is to be made
         * @param string                $name    name of one that is to be made, as it was posted
         * @param string                $shown   `shown` of the row when the form was made
         * @param array<string, string> $limits  what was typed: `transfer_gb`, `speed_mbps` and `hostnames` are digits, or empty, `unlimited`
         *                                       or `-1` for unlimited; `ssl`, `streaming` and `all_locations` are `1` or not there
         *
         * @return array{
         *     name: string, accounts: int,
         *     problems: array<string, array{code: string, args: array<string, int|string>}>,
         *     warnings: list<array{code: string, args: array<string, int|string>}>,
         *     changes: list<array{limit: string, before: int|bool|null, after: int|bool|null}>
         * }
         */
        public function foreseePackage(int $package, string $name, string $shown, array $limits): array
        {
        }

        /**
         * Changes the limits of a package at Aflexi if they still are as `$shown`. Written to the operation log, whatever came of it.
         *
         * `code` is `package_updated` {name}; or nothing was written: `package_unchanged` {name} (it has them already),
         * `package_changed_meanwhile` {name}, `package_gone` {name}, `package_not_written` {name, message}, `out_of_time` {},
         * `platform_refused` {call, message}, a problem of foreseePackage(), or as of readPackages(). `package_in_doubt` {name, message}:
         * no answer, and none to the question what became of it.
         *
         * @param array<string, string> $limits as of foreseePackage()
         *
         * @return array{code: string, args: array<string, int|string>}
         */
        public function updatePackage(int $package, string $shown, array $limits, string $actor): array
        {
        }

        /**
         * Makes a package at Aflexi unless there is one of this name in any case. Written to the operation log, whatever came of it.
         *
         * `code` is `package_created` {name}, or as of updatePackage(), or `package_exists` {name}.
         *
         * @param array<string, string> $limits as of foreseePackage()
         *
         * @return array{code: string, args: array<string, int|string>}
         */
        public function createPackage(string $name, array $limits, string $actor): array
        {
        }

        /**
         * Sets what a missing package is made with when its accounts have none yet. Written to the operation log if it changes anything.
         *
         * @param array<string, string> $limits as of foreseePackage()
         *
         * @return array<string, array{code: string, args: array<string, int|string>}> what is wrong, by limit; then nothing is set
         */
        public function setNewPackageLimits(array $limits, string $actor): array
        {
        }

        /**
         * Has the job of a service tried now that was refused, cancelled or forgotten, or waits for another try; as an admin's word about
         * one service it may do anything. Written to the operation log. Call work() afterwards.
         */
        public function retry(int $service, string $actor): void
        {
        }

        /**
         * Has all jobs tried now that queue() lists for this state and search and that were refused or wait for another try. Each may
         * do what it was opened for, no more. Written to the operation log. Call work() afterwards.
         *
         * @return int how many
         */
        public function retryAll(string $state, string $search, string $actor): int
        {
        }

        /**
         * Forgets a refusal: it is not listed, counted or tried until something about the service changes. Written to the
         * operation log.
         */
        public function forget(int $service, string $actor): void
        {
        }

        /**
         * The operation log, 50 lines a page, the newest first. `$search` is found in client, e-mail, account name or cause, or is
         * the number of a service; `$account` is the id of a row of publishers(), `$before` the id of a line. Empty and 0 filter nothing.
         *
         * `total` goes no further than 10,000. If there are more, `older` on the last page is what `$before` goes on with; else 0. `cause`
         * as in queue(). `account`, `client` and `service` are 0 for none. `result` is `done`, `refused` or `failed`. `changes` tells from
         * what to what, null for what was not known or is no more.
         *
         * @return array{
         *     older: int, total: int, page: int, pages: int,
         *     rows: list<array{
         *         id: int, at: string, cause: string, client: int, client_name: string, account: int, account_name: string,
         *         service: int, action: string, result: string,
         *         changes: list<array{what: string, before: ?string, after: ?string}>,
         *         reason: ?array{code: string, args: array<string, int|string>}, milliseconds: int
         *     }>
         * }
         */
        public function log(
            int $page = 1,
            string $search = '',
            string $result = '',
            string $action = '',
            int $account = 0,
            int $before = 0
        ): array {
        }

        /**
         * Sets a service to `on`, `off` or `auto`. Written to the operation log. Call work() afterwards.
         */
        public function setMode(int $service, string $mode, string $actor): void
        {
        }

        /**
         * Gives a service an account name of its own; an empty one takes it back. Only before it has an account at Aflexi:
         * afterwards nothing is renamed (RefusedException). Written to the operation log. Call work() afterwards.
         */
        public function setName(int $service, string $name, string $actor): void
        {
        }

        /**
         * Allows the account of that name, whosever e-mail it has, to be taken over for a service. Written to the operation log.
         * Call work() afterwards.
         */
        public function adopt(int $service, string $actor): void
        {
        }

        /**
         * Has the account made again as WHMCS wants it, where it was changed in Aflexi's portal. Written to the operation log.
         * Call work() afterwards.
         */
        public function putRight(int $account, string $actor): void
        {
        }

        /**
         * What WHMCS and Aflexi do not agree on: a page of 50 of one kind. `kind` is `unequal` (accounts that are not as this
         * addon left them), `missing` (entitled services without an account), `stranger` (accounts at Aflexi that no service
         * explains; never written to), or empty for the first that has any. `$ignored` lists those that an admin ignores
         * instead. `$search` is found in client, account name, e-mail or package; all counts are of what it finds.
         *
         * `differences` as in publishers(), without `username_differs`. `why` is a refusal or failure as in work(), or
         * `not_made_yet` {}. `because` is why WHMCS wants it so; `paid` and `refunded` are the days (`Y-m-d`, of WHMCS's time
         * zone) of the invoice that decides. `refused` waits for an admin, everything else for a worker. `adoptable`: of a
         * service, takeOver() would take over the account that stands in the way; of a stranger, some service could have an
         * account of that name. `offer` is the one service that may explain it. `status` may be `unknown`. `list` has a row of
         * the shape of its kind.
         *
         * @return array{
         *     kind: string,
         *     counts: array{unequal: int, missing: int, stranger: int},
         *     ignored: array{unequal: int, missing: int, stranger: int},
         *     list: array{total: int, page: int, pages: int, rows: list<array{
         *         id: int, name: string, client: int, client_name: string, services: list<int>,
         *         because: array{reason: ?array{code: string, args: array<string, int|string>}, paid: ?string,
         *             refunded: ?string},
         *         differences: list<array{code: string, args: array<string, int|string>}>
         *     }|array{
         *         service: int, client: int, client_name: string, account: string, refused: bool, adoptable: bool,
         *         due_at: ?string,
         *         because: array{reason: ?array{code: string, args: array<string, int|string>}, paid: ?string,
         *             refunded: ?string},
         *         why: array{code: string, args: array<string, int|string>}
         *     }|array{
         *         id: int, name: string, display_name: string, email: string, package: string, status: string,
         *         seen_at: string, adoptable: bool, offer: ?int, ignored_by: ?string
         *     }>}
         * }
         */
        public function differences(
            string $kind = '',
            bool $ignored = false,
            string $search = '',
            int $page = 1
        ): array {
        }

        /**
         * What putAllRight() would write, from our tables and WHMCS's alone: nothing is called or written.
         *
         * `changes`: `would_create` {package}, `would_activate` {}, `would_suspend` {}, `would_set_package` {package},
         * `would_set_contact` {name, email}, `would_change_nothing` {}; or, if it is not `possible`, `would_keep` {} or a refusal as
         * in work(). `because` as in differences(). `suspend` is how many would be suspended.
         *
         * @param list<int> $accounts ids of rows of the kind `unequal`
         *
         * @return array{suspend: int, accounts: list<array{
         *     id: int, name: string, client: int, client_name: string, services: list<int>, possible: bool,
         *     because: array{reason: ?array{code: string, args: array<string, int|string>}, paid: ?string,
         *         refunded: ?string},
         *     changes: list<array{code: string, args: array<string, int|string>}>
         * }>}
         */
        public function corrections(array $accounts): array
        {
        }

        /**
         * putRight() for each of these. One that is refused does not stop the others: `refused` says why, in words. Call
         * work() afterwards.
         *
         * @param list<int> $accounts
         *
         * @return array{done: int, refused: list<string>}
         */
        public function putAllRight(array $accounts, string $actor): array
        {
        }

        /**
         * adopt() for each of these. Call work() afterwards.
         *
         * @param list<int> $services
         *
         * @return array{done: int, refused: list<string>} as of putAllRight()
         */
        public function takeOver(array $services, string $actor): array
        {
        }

        /**
         * A page of the accounts at Aflexi that no service explains and that fit services of the enabled products in
         * one way, with what their import would change. Writes nothing and calls nobody.
         *
         * @param string $fit  `exact`, `name`, `email`, `ambiguous` or `none`; anything else: the best there is
         * @param int    $page 50 rows each
         *
         * @return array{fit: string,
         *     counts: array{exact: int, name: int, email: int, ambiguous: int, none: int},
         *     consequences: array{adopt: int, suspend: int, activate: int, package: int}, shown: string,
         *     list: array{total: int, page: int, pages: int, rows: list<array{id: int, name: string,
         *         display_name: string, email: string, package: string, status: string, services: list<int>,
         *         client: int, client_name: string, changes: list<array{code: string, args: array<string, int|string>}>,
         *         reason: array{code: string, args: array<string, int|string>}|null}>}}
         *     `consequences` and `shown`: of all rows on all pages
         */
        public function import(string $fit = '', int $page = 1): array
        {
        }

        /**
         * Makes accounts that fit in this way those of the services they fit. Written to the operation log. Call work()
         * afterwards.
         *
         * @param string    $shown  what import() told; all of it is meant if nothing is ticked, and only if it is so still
         * @param list<int> $ticked ids of rows
         *
         * @return array{done: int, refused: list<string>, left: int} `left`: there was no time for so many
         */
        public function importAccounts(string $fit, string $shown, array $ticked, string $actor): array
        {
        }

        /**
         * Says to which services accounts at Aflexi belong that none explains: each gets the name of the account, which may
         * then be taken over. Only for entitled services without an account. Written to the operation log. Call work()
         * afterwards.
         *
         * @param array<int, int> $owners service by the id of a row of the kind `stranger`; 0 is refused
         *
         * @return array{done: int, refused: list<string>} as of putAllRight()
         */
        public function adoptStrangers(array $owners, string $actor): array
        {
        }

        /**
         * Does not tell of accounts that differ any more, until they show something else, nor of strangers; or tells of them
         * again. Nothing is called. Written to the operation log.
         *
         * @param list<int> $accounts  ids of rows of the kind `unequal`
         * @param list<int> $strangers ids of rows of the kind `stranger`
         *
         * @return array{done: int, refused: list<string>} as of putAllRight()
         */
        public function ignore(array $accounts, array $strangers, bool $ignore, string $actor): array
        {
        }

        /**
         * Has a new random password set at Aflexi. Until it holds, none is shown. Written to the operation log. Call work()
         * afterwards.
         */
        public function newPassword(int $account, string $actor): void
        {
        }

        /** Whether welcome e-mails are sent: they are switched on, and their template is there and not disabled. */
        public function sendsWelcome(): bool
        {
        }

        /**
         * Claims the next welcome e-mail that is due; welcomed() must follow. One that nobody told the end of is due again
         * after ten minutes, once. Nothing is due in a copy of the site, or for an account that is not active.
         *
         * `fields` are the merge fields; `cdn_password` is among them only if the template names it. What cannot be sent
         * is written to the operation log: `welcome_no_service` {}, `welcome_no_password` {}, `welcome_cut_off` {}.
         *
         * @param string $actor who is to send it, e.g. `cron`
         *
         * @return array{
         *     account: int, attempt: int, service: int, template: string,
         *     fields: array{cdn_username: string, cdn_package: string, cdn_portal_url: string, cdn_password?: string}
         * }|null `service` is tblhosting.id, `template` its name; null if nothing is due
         */
        public function nextWelcome(string $actor): ?array
        {
        }

        /**
         * How an attempt to send a welcome e-mail ended. After a failure it is due again in 15 minutes, then in 12 hours,
         * then given up. Written to the operation log: `welcome_failed` {message, attempt, attempts}.
         *
         * @param int    $account of nextWelcome()
         * @param int    $attempt of nextWelcome(); the end of any but the latest is ignored
         * @param string $failure why it was not sent, without a secret; empty if it was
         */
        public function welcomed(int $account, int $attempt, string $failure, string $actor): void
        {
        }

        /**
         * Has the welcome e-mail of an account sent, also one that was sent or given up. Written to the operation log.
         *
         * @param int $account id of a row of publishers()
         */
        public function resendWelcome(int $account, string $actor): void
        {
        }

        /** Seconds that a page or a cron run may work. */
        public function timeBudget(): int
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
