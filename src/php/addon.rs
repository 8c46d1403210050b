//! The object that the addon's PHP works with: one method for each thing it asks for.

use std::time::{Duration, Instant};

use ext_php_rs::exception::PhpResult;
use ext_php_rs::flags::ClassFlags;
use ext_php_rs::prelude::*;
use ext_php_rs::types::{ZendHashTable, Zval};

use super::VERSION;
use super::convert::{ids_by_id, texts_by_id, texts_by_name, to_php};
use super::exceptions::{Kind, exception};
use super::pdo::Pdo;
use super::rows::{
    Activated, Landing, LegacyFound, Letter, ManagedService, Password, SavedAndWorked, ToTell,
    WithUsername,
};
use super::wrap::{Callback, PasswordFunctions};
use crate::aflexi;
use crate::cdn::Secret;
use crate::sync::{self, PackageForm, ProductFilter, Report, Save, Trigger, Versions};
use crate::whmcs::{LogFilter, Mode, PublisherFilter, PublisherOrder};

/// However long a save has looked around, it works for so long: its calls need time to be answered.
const LEAST_WORK: Duration = Duration::from_secs(1);

/// The addon over one WHMCS database. Made for one request, never kept.
#[php_class]
#[php(name = "Aflexi\\Cdn\\Addon", flags = ClassFlags::Final)]
pub struct Addon {
    pub(super) pdo: Pdo,
    pub(super) passwords: PasswordFunctions,
    /// WHMCS's root; empty if it is not told.
    pub(super) root: String,
}

#[php_impl]
impl Addon {
    /// Does nothing yet but to keep its arguments.
    #[php(defaults(root = String::new()))]
    pub fn __construct(pdo: Pdo, encrypt: Callback, decrypt: Callback, root: String) -> Self {
        let passwords = PasswordFunctions { encrypt, decrypt };
        Self {
            pdo,
            passwords,
            root,
        }
    }

    /// Makes or completes our tables and the product addon, and takes over what is there of an earlier plugin.
    /// Repeatable after a half-run.
    pub fn install(&self) -> PhpResult<Zval> {
        let installed = sync::install(self.store())?;
        // What does not succeed here stands in the way of nothing: it is told, and the page offers it again.
        let (moved, not_moved) = match sync::move_over(self.store(), &self.passwords, "activation")
        {
            Ok(moved) => (moved, None),
            Err(error) => (None, Some(error.to_string())),
        };
        to_php(&Activated {
            installed,
            moved,
            not_moved,
        })
    }

    /// What there is of it, and a page of its accounts that are not adopted.
    #[php(defaults(page = 1))]
    pub fn legacy(&self, page: i64) -> PhpResult<Zval> {
        let found = sync::legacy_page(self.store(), &self.settings()?, page)?;
        let files = self.legacy_files().into_iter();
        let files = files.chain(self.legacy_perhaps()).collect();
        to_php(&LegacyFound { found, files })
    }

    /// Takes over what an earlier plugin keeps in clear.
    pub fn move_over(&self, actor: &str) -> PhpResult<Zval> {
        to_php(&self.admin(actor).move_over(&self.passwords)?)
    }

    /// Removes what it keeps in clear if the admin is `sure`, and `anyway` also what could not be taken over. Returns
    /// how many secrets that were.
    pub fn remove_legacy_secrets(&self, sure: bool, anyway: bool, actor: &str) -> PhpResult<i64> {
        let consent = sync::Consent { sure, anyway };
        Ok(self
            .admin(actor)
            .remove_legacy_secrets(&self.passwords, consent)?)
    }

    /// Forgets the list of its accounts.
    pub fn finish_moving(&self, actor: &str) -> PhpResult<()> {
        Ok(self.admin(actor).finish_moving(&self.passwords)?)
    }

    /// Whether our tables are of the schema that this version works with.
    pub fn is_current(&self) -> PhpResult<bool> {
        Ok(sync::is_current(self.store())?)
    }

    /// Brings our tables to the schema of this version, and returns its number.
    pub fn upgrade(&self) -> PhpResult<i64> {
        Ok(sync::upgrade(self.store())?)
    }

    /// Where things stand, from our tables alone.
    pub fn status(&self) -> PhpResult<Zval> {
        to_php(&self.standing(&self.settings()?)?)
    }

    /// Whether everything is well, from our tables alone.
    pub fn health(&self, addon: String) -> PhpResult<Zval> {
        let versions = Versions {
            addon,
            extension: VERSION.to_owned(),
        };
        let settings = self.settings()?;
        let standing = self.standing(&settings)?;
        to_php(&sync::health(self.store(), &settings, &standing, versions)?)
    }

    /// What staff are to be told.
    pub fn notices(&self) -> PhpResult<Zval> {
        let settings = self.settings()?;
        let standing = self.standing(&settings)?;
        to_php(&ToTell {
            notices: sync::notices(self.store(), &standing)?,
            mail: settings.notify,
        })
    }

    /// Staff were told.
    pub fn told(&self, due: Vec<String>, over: Vec<String>) -> PhpResult<()> {
        Ok(sync::told(self.store(), &due, &over)?)
    }

    /// The hash of the token for monitoring; null if there is none.
    pub fn monitoring(&self) -> PhpResult<Option<String>> {
        Ok(sync::monitoring(self.store())?)
    }

    /// Sets that hash; an empty one leaves no token.
    pub fn set_monitoring(&self, hash: &str, actor: &str) -> PhpResult<()> {
        Ok(sync::set_monitoring(self.store(), hash, actor)?)
    }

    /// What the first page shows: status and health, read once, and whether an earlier plugin left something.
    pub fn landing(&self, addon: String) -> PhpResult<Zval> {
        let versions = Versions {
            addon,
            extension: VERSION.to_owned(),
        };
        let settings = self.settings()?;
        let status = self.standing(&settings)?;
        let health = sync::health(self.store(), &settings, &status, versions)?;
        let legacy = self.has_legacy()?;
        to_php(&Landing {
            status,
            health,
            legacy,
        })
    }

    /// A page of the product table.
    #[php(defaults(group = 0, search = String::new(), only = String::new(), sort = String::new(), page = 1))]
    pub fn products(
        &self,
        group: i64,
        search: String,
        only: String,
        sort: String,
        page: i64,
    ) -> PhpResult<Zval> {
        let filter = ProductFilter {
            group,
            search: &search,
            only: &only,
            sort: &sort,
        };
        let found = sync::product_page(self.store(), filter, page, aflexi::CAPABILITIES)?;
        to_php(&found)
    }

    /// Applies the differences between what the page showed and what was sent, and works on them;
    /// or asks first.
    #[php(defaults(confirmed = String::new()))]
    pub fn save(
        &self,
        shown: Vec<i64>,
        ticked: Vec<i64>,
        packages: &ZendHashTable,
        actor: &str,
        confirmed: String,
    ) -> PhpResult<Zval> {
        let started = Instant::now();
        let save = Save {
            shown: &shown,
            ticked: &ticked,
            packages: &texts_by_id(packages)?,
            confirmed: &confirmed,
            actor,
        };
        let saved = sync::save_products(self.store(), save, aflexi::CAPABILITIES)?;
        let work = if saved.question.is_some() {
            Report::default()
        } else {
            let settings = self.settings()?;
            let budget = settings.time_budget;
            let left = budget.saturating_sub(started.elapsed()).max(LEAST_WORK);
            let mut work = self.run(&settings, left, budget, Trigger::Page)?;
            work.unchanged += saved.in_line;
            work
        };
        to_php(&SavedAndWorked { saved, work })
    }

    /// What save() would do with the same arguments. Writes nothing and calls nobody.
    pub fn preview(
        &self,
        shown: Vec<i64>,
        ticked: Vec<i64>,
        packages: &ZendHashTable,
    ) -> PhpResult<Zval> {
        let save = Save {
            shown: &shown,
            ticked: &ticked,
            packages: &texts_by_id(packages)?,
            confirmed: "",
            actor: "",
        };
        to_php(&sync::preview(self.store(), save, aflexi::CAPABILITIES)?)
    }

    /// What a full pass would do, or a visit to the accounts that are named. Writes nothing and calls
    /// nobody.
    pub fn foresee(&self, accounts: Vec<String>) -> PhpResult<Zval> {
        to_php(&sync::foresee(
            self.store(),
            &accounts,
            aflexi::CAPABILITIES,
        )?)
    }

    /// Has the accounts that are named looked at by the next work.
    pub fn visit(&self, accounts: Vec<String>, cause: &str) -> PhpResult<()> {
        Ok(sync::visit(self.store(), &accounts, cause)?)
    }

    /// Whether work would find something to do now.
    pub fn is_due(&self) -> PhpResult<bool> {
        Ok(sync::is_due(self.store())?)
    }

    /// An admin's yes to a question of the status.
    pub fn answer(&self, question: &str, id: &str, actor: &str) -> PhpResult<()> {
        Ok(sync::answer(self.store(), question, id, actor)?)
    }

    /// Works off what is due. `seconds` 0 takes the time budget of the settings; `who` is `cron`,
    /// `request`, `page` or `terminal`.
    pub fn work(&self, seconds: i64, who: &str) -> PhpResult<Zval> {
        let trigger = Trigger::parse(who).ok_or_else(|| {
            let message =
                format!("work is asked for by cron, request, page or terminal, not by \"{who}\"");
            exception(Kind::Refused, message)
        })?;
        let settings = self.settings()?;
        let time = match u64::try_from(seconds) {
            Ok(seconds) if seconds > 0 => Duration::from_secs(seconds.min(300)),
            _ => settings.time_budget,
        };
        to_php(&self.run(&settings, time, time, trigger)?)
    }

    /// The long work at hand and how far it has come, from our tables alone.
    pub fn progress(&self) -> PhpResult<Zval> {
        to_php(&sync::long_work(self.store())?)
    }

    /// Holds a long work.
    pub fn pause(&self, id: i64, actor: &str) -> PhpResult<()> {
        Ok(sync::pause(self.store(), id, actor)?)
    }

    /// Goes on with one that is held.
    pub fn resume(&self, id: i64, actor: &str) -> PhpResult<()> {
        Ok(sync::resume(self.store(), id, actor)?)
    }

    /// Gives up what is left of one.
    pub fn cancel(&self, id: i64, actor: &str) -> PhpResult<()> {
        let deadline = Instant::now() + self.settings()?.time_budget;
        Ok(sync::cancel(self.store(), id, actor, deadline)?)
    }

    /// The connection test: who Aflexi says we are, or why it does not.
    pub fn check(&self) -> PhpResult<Zval> {
        to_php(&self.test_connection()?)
    }

    /// A page of the synchronized publishers, perhaps only of those in a status or that a text is found in.
    #[php(defaults(page = 1, search = String::new(), status = String::new(), by = String::new(), descending = false))]
    pub fn publishers(
        &self,
        page: i64,
        search: String,
        status: String,
        by: String,
        descending: bool,
    ) -> PhpResult<Zval> {
        let filter = PublisherFilter {
            search: &search,
            status: &status,
        };
        let order = PublisherOrder {
            by: &by,
            descending,
        };
        let found = sync::publishers(self.store(), filter, order, page)?;
        to_php(&found.map(WithUsername::of))
    }

    /// One publisher and what is not done about it; null if there is none of this id.
    pub fn publisher(&self, account: i64) -> PhpResult<Zval> {
        let page = sync::publisher_page(self.store(), account)?;
        to_php(&page.map(WithUsername::of))
    }

    /// The state of one service; null if it has no account and is not to have one.
    pub fn service(&self, service: i64) -> PhpResult<Zval> {
        let found = sync::service(self.store(), service)?;
        to_php(&found.map(WithUsername::of))
    }

    /// Whether there is anything to see in the client area. One SELECT.
    pub fn has_client_services(&self, client: i64, user: i64) -> PhpResult<bool> {
        Ok(self.client_area(client, user, "").has_services()?)
    }

    /// A page of a client's services with CDN.
    #[php(defaults(page = 1))]
    pub fn client_services(&self, client: i64, user: i64, page: i64) -> PhpResult<Zval> {
        let found = self.client_area(client, user, "").services(page)?;
        to_php(&found.map(WithUsername::of))
    }

    /// One of them; null if it is not that client's.
    pub fn client_service(&self, client: i64, user: i64, service: i64) -> PhpResult<Zval> {
        let area = self.client_area(client, user, "");
        let Some(found) = area.service(service)? else {
            return to_php(&None::<ManagedService>);
        };
        to_php(&ManagedService {
            manageable: area.may_manage()?,
            service: WithUsername::of(found),
        })
    }

    /// The stored password of a client's own service; written to the operation log.
    pub fn client_reveal(
        &self,
        client: i64,
        user: i64,
        service: i64,
        actor: &str,
    ) -> PhpResult<Zval> {
        let area = self.client_area(client, user, actor);
        let revealed = area.reveal(&self.passwords, service)?;
        to_php(&Password::from(&revealed))
    }

    /// Has a password set that a client chose; tells why it cannot be.
    pub fn client_password(
        &self,
        client: i64,
        user: i64,
        service: i64,
        wanted: &str,
        again: &str,
        actor: &str,
    ) -> PhpResult<Zval> {
        let (wanted, again) = (Secret::new(wanted), Secret::new(again));
        let area = self.client_area(client, user, actor);
        to_php(&area.set_password(&self.passwords, service, &wanted, &again)?)
    }

    /// Has an account looked at by the next work.
    pub fn synchronize(&self, account: i64, actor: &str) -> PhpResult<()> {
        Ok(self.admin(actor).synchronize(account)?)
    }

    /// Writes to the log that the publishers of a filter are exported, and tells how many they are.
    pub fn export(&self, search: &str, status: &str, actor: &str) -> PhpResult<i64> {
        Ok(self
            .admin(actor)
            .export(PublisherFilter { search, status })?)
    }

    /// A part of the publishers of a filter: those after an id; none when there are no more.
    pub fn exported(&self, after: i64, search: &str, status: &str) -> PhpResult<Zval> {
        let part = sync::exported(self.store(), PublisherFilter { search, status }, after)?;
        let part: Vec<_> = part.into_iter().map(WithUsername::of).collect();
        to_php(&part)
    }

    /// The services that are not as WHMCS wants them.
    pub fn unsettled(&self) -> PhpResult<Zval> {
        to_php(&sync::unsettled(self.store())?)
    }

    /// A page of the jobs that are not done, perhaps only of those in a state, or that a text is found in.
    #[php(defaults(state = String::new(), page = 1, search = String::new()))]
    pub fn queue(&self, state: String, page: i64, search: String) -> PhpResult<Zval> {
        to_php(&sync::queue(self.store(), &state, &search, page)?)
    }

    /// A page of the packages at Aflexi, perhaps only of those in whose name a text is found.
    #[php(defaults(page = 1, search = String::new(), sort = String::new()))]
    pub fn packages(&self, page: i64, search: String, sort: String) -> PhpResult<Zval> {
        to_php(&sync::packages(
            self.store(),
            aflexi::CAPABILITIES,
            &search,
            &sort,
            page,
        )?)
    }

    /// One of them.
    pub fn package(&self, id: i64) -> PhpResult<Zval> {
        to_php(&sync::package(self.store(), id)?)
    }

    /// Reads them again.
    pub fn read_packages(&self) -> PhpResult<Zval> {
        self.at_packages(|worker, time| worker.read_packages(time))
    }

    /// What a form about a package would do. Writes nothing and calls nobody.
    pub fn foresee_package(
        &self,
        package: i64,
        name: &str,
        shown: &str,
        limits: &ZendHashTable,
    ) -> PhpResult<Zval> {
        let form = PackageForm {
            package,
            name,
            shown,
            limits: &texts_by_name(limits)?,
        };
        to_php(&sync::foresee_package(self.store(), form, aflexi::express)?)
    }

    /// Changes the limits of a package.
    pub fn update_package(
        &self,
        package: i64,
        shown: &str,
        limits: &ZendHashTable,
        actor: &str,
    ) -> PhpResult<Zval> {
        let form = PackageForm {
            package,
            name: "",
            shown,
            limits: &texts_by_name(limits)?,
        };
        self.at_packages(|worker, time| worker.update_package(time, form, aflexi::express, actor))
    }

    /// Makes a package.
    pub fn create_package(
        &self,
        name: &str,
        limits: &ZendHashTable,
        actor: &str,
    ) -> PhpResult<Zval> {
        let form = PackageForm {
            package: 0,
            name,
            shown: "",
            limits: &texts_by_name(limits)?,
        };
        self.at_packages(|worker, time| worker.create_package(time, form, aflexi::express, actor))
    }

    /// Sets what packages are made with when their accounts have none yet.
    pub fn set_new_package_limits(&self, limits: &ZendHashTable, actor: &str) -> PhpResult<Zval> {
        let typed = texts_by_name(limits)?;
        let store = self.store();
        to_php(&sync::set_new_package_limits(
            store,
            &typed,
            aflexi::express,
            actor,
        )?)
    }

    /// Has one job tried now.
    pub fn retry(&self, service: i64, actor: &str) -> PhpResult<()> {
        Ok(self.admin(actor).retry(service)?)
    }

    /// Has all jobs of a filter tried now that can be, and tells how many.
    pub fn retry_all(&self, state: &str, search: &str, actor: &str) -> PhpResult<i64> {
        Ok(self.admin(actor).retry_all(state, search)?)
    }

    /// Forgets a refusal until something about the service changes.
    pub fn forget(&self, service: i64, actor: &str) -> PhpResult<()> {
        Ok(self.admin(actor).forget(service)?)
    }

    /// A page of the operation log, the newest lines first.
    #[php(defaults(page = 1, search = String::new(), result = String::new(), action = String::new(), account = 0, before = 0))]
    pub fn log(
        &self,
        page: i64,
        search: String,
        result: String,
        action: String,
        account: i64,
        before: i64,
    ) -> PhpResult<Zval> {
        let filter = LogFilter {
            result: &result,
            action: &action,
            account,
            before,
            search: &search,
        };
        to_php(&sync::operation_log(self.store(), filter, page)?)
    }

    /// Sets a service to `on`, `off` or `auto`.
    pub fn set_mode(&self, service: i64, mode: &str, actor: &str) -> PhpResult<()> {
        let mode = Mode::parse(mode).ok_or_else(|| {
            let message = format!("a service is set to on, off or auto, not to \"{mode}\"");
            exception(Kind::Refused, message)
        })?;
        Ok(self.admin(actor).set_mode(service, mode)?)
    }

    /// Gives a service an account name of its own.
    pub fn set_name(&self, service: i64, name: &str, actor: &str) -> PhpResult<()> {
        Ok(self.admin(actor).set_name(service, name)?)
    }

    /// Allows to take over the account that stands in a service's way.
    pub fn adopt(&self, service: i64, actor: &str) -> PhpResult<()> {
        Ok(self.admin(actor).adopt(service)?)
    }

    /// Has an account made again as WHMCS wants it.
    pub fn put_right(&self, account: i64, actor: &str) -> PhpResult<()> {
        Ok(self.admin(actor).put_right(account)?)
    }

    /// A page of what WHMCS and Aflexi do not agree on.
    #[php(defaults(kind = String::new(), ignored = false, search = String::new(), page = 1))]
    pub fn differences(
        &self,
        kind: String,
        ignored: bool,
        search: String,
        page: i64,
    ) -> PhpResult<Zval> {
        let found = sync::differences(self.store(), &kind, ignored, &search, page)?;
        to_php(&found)
    }

    /// What putting accounts right would write.
    pub fn corrections(&self, accounts: Vec<i64>) -> PhpResult<Zval> {
        let corrections = sync::corrections(self.store(), aflexi::CAPABILITIES, &accounts)?;
        to_php(&corrections)
    }

    /// Has accounts made again as WHMCS wants them.
    pub fn put_all_right(&self, accounts: Vec<i64>, actor: &str) -> PhpResult<Zval> {
        to_php(&self.admin(actor).put_all_right(&accounts)?)
    }

    /// Allows to take over the accounts that stand in services' way.
    pub fn take_over(&self, services: Vec<i64>, actor: &str) -> PhpResult<Zval> {
        to_php(&self.admin(actor).take_over(&services)?)
    }

    /// Says to which services unexplained accounts belong.
    pub fn adopt_strangers(&self, owners: &ZendHashTable, actor: &str) -> PhpResult<Zval> {
        let owners = ids_by_id(owners)?;
        to_php(&self.admin(actor).adopt_strangers(&owners)?)
    }

    /// A page of the accounts of nobody that fit services in one way, and what their import would change.
    /// Writes nothing and calls nobody.
    #[php(defaults(fit = String::new(), page = 1))]
    pub fn import(&self, fit: String, page: i64) -> PhpResult<Zval> {
        let found = sync::import(self.store(), aflexi::CAPABILITIES, &fit, page)?;
        to_php(&found)
    }

    /// The yes to what it showed, or to the accounts that are ticked.
    pub fn import_accounts(
        &self,
        fit: &str,
        shown: &str,
        ticked: Vec<String>,
        actor: &str,
    ) -> PhpResult<Zval> {
        let time = self.settings()?.time_budget;
        let admin = self.admin(actor);
        let imported = admin.import(
            &self.passwords,
            aflexi::CAPABILITIES,
            fit,
            shown,
            &ticked,
            time,
        )?;
        to_php(&imported)
    }

    /// Ignores differences as they are now, or shows them again.
    pub fn ignore(
        &self,
        accounts: Vec<i64>,
        strangers: Vec<i64>,
        ignore: bool,
        actor: &str,
    ) -> PhpResult<Zval> {
        to_php(&self.admin(actor).ignore(&accounts, &strangers, ignore)?)
    }

    /// Has a new random password set.
    pub fn new_password(&self, account: i64, actor: &str) -> PhpResult<()> {
        Ok(self.admin(actor).new_password(&self.passwords, account)?)
    }

    /// Whether welcome e-mails are sent.
    pub fn sends_welcome(&self) -> PhpResult<bool> {
        Ok(sync::sends_welcome(self.store(), &self.settings()?)?)
    }

    /// The next welcome e-mail to send; null if there is none.
    pub fn next_welcome(&self, actor: &str) -> PhpResult<Zval> {
        let settings = self.settings()?;
        let next = sync::next_welcome(self.store(), &self.passwords, &settings, actor)?;
        to_php(&next.as_ref().map(Letter::from))
    }

    /// How an attempt to send one ended; an empty `failure` is a success.
    pub fn welcomed(
        &self,
        account: i64,
        attempt: i64,
        failure: &str,
        actor: &str,
    ) -> PhpResult<()> {
        let settings = self.settings()?;
        let store = self.store();
        Ok(sync::welcomed(
            store, &settings, account, attempt, failure, actor,
        )?)
    }

    /// Has the welcome e-mail of an account sent, perhaps once more.
    pub fn resend_welcome(&self, account: i64, actor: &str) -> PhpResult<()> {
        let settings = self.settings()?;
        Ok(self.admin(actor).resend_welcome(&settings, account)?)
    }

    /// Seconds that a page or a cron run may work.
    pub fn time_budget(&self) -> PhpResult<i64> {
        let seconds = self.settings()?.time_budget.as_secs();
        Ok(i64::try_from(seconds).unwrap_or(i64::MAX))
    }

    /// The stored password of one publisher; written to the operation log.
    pub fn reveal(&self, account: i64, actor: &str) -> PhpResult<Zval> {
        let revealed = sync::reveal(self.store(), &self.passwords, account, actor)?;
        to_php(&Password::from(&revealed))
    }
}
