//! Which account of nobody fits which service (R2, R9). Pure.

use std::collections::{BTreeMap, HashMap, HashSet};

use serde::Serialize;

use super::naming::{self, decode};
use crate::whmcs::{Service, Unserved};

/// How an account and a service fit each other, best first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Fit {
    /// It has the name that the service's account is to have, and the client's e-mail.
    Exact,
    /// It has such a name.
    Name,
    /// It has the client's e-mail, and there is one service only that can be meant.
    Email,
    /// More than one can be meant: a person picks.
    Ambiguous,
    /// No service fits.
    None,
}

impl Fit {
    /// All of them, best first.
    pub const ALL: [Self; 5] = [
        Self::Exact,
        Self::Name,
        Self::Email,
        Self::Ambiguous,
        Self::None,
    ];

    /// The word in PHP.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Exact => "exact",
            Self::Name => "name",
            Self::Email => "email",
            Self::Ambiguous => "ambiguous",
            Self::None => "none",
        }
    }

    /// Reads [`Fit::as_str`] back.
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|fit| fit.as_str() == text)
    }
}

/// What is compared of an account of nobody.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Ownerless {
    /// Its name, without an operator suffix.
    pub name: String,
    /// Its e-mail; empty when it is not told.
    pub email: String,
}

/// What is compared of a service without an account.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Candidate {
    /// `tblhosting.id`
    pub service: i64,
    /// `tblclients.id`
    pub client: i64,
    /// The name its account is to have, and the one it would have without a username, as far as they can be
    /// names.
    pub names: Vec<String>,
    /// The client's e-mail.
    pub email: String,
    /// It is terminated, cancelled or a fraud: another is meant, if there is one.
    pub is_over: bool,
}

impl Candidate {
    pub(super) fn of(service: &Service) -> Self {
        let email = service.client.as_ref().map(|client| decode(&client.email));
        let nameless = Service {
            own_name: None,
            username: String::new(),
            ..service.clone()
        };
        let names = [service, &nameless].map(naming::account_name);
        Self {
            service: service.id,
            client: service.user,
            names: names.into_iter().flatten().collect(),
            email: email.unwrap_or_default(),
            is_over: matches!(
                service.status.as_str(),
                "Terminated" | "Cancelled" | "Fraud"
            ),
        }
    }
}

/// What any of the accounts can be known by. Of all the services that have none, few need to be looked at closely.
#[derive(Debug)]
pub struct Sought {
    names: HashSet<String>,
    emails: HashSet<String>,
}

impl Sought {
    /// By any of these.
    pub fn of(accounts: &[Ownerless]) -> Self {
        let texts = |text: fn(&Ownerless) -> &str| {
            let texts = accounts.iter().map(text).filter(|text| !text.is_empty());
            texts.map(str::to_lowercase).collect()
        };
        Self {
            names: texts(|account| &account.name),
            emails: texts(|account| &account.email),
        }
    }

    /// Whether one of them may fit this service: true for all that [`matches`] finds one for.
    pub fn may_fit(&self, service: &Unserved) -> bool {
        let email = decode(&service.email).to_lowercase();
        let has_name = |name: &str| self.names.contains(&name.trim().to_lowercase());
        has_name(&service.username)
            || has_name(&service.own_name)
            || has_name(&naming::name_of_email(email.trim()))
            || self.emails.contains(&email)
    }
}

/// What was found for an account.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Match {
    /// How well it fits.
    pub fit: Fit,
    /// The services that would have it, in order: several if they share an account (R2). None unless one is
    /// meant.
    pub services: Vec<i64>,
}

/// Services that share an account: of one client, with one name.
struct Group {
    names: Vec<String>,
    email: String,
    is_over: bool,
    services: Vec<i64>,
}

/// For each account the services it fits. No service fits two accounts, and no account services of two
/// clients; the order of either list does not matter.
pub fn matches(accounts: &[Ownerless], candidates: &[Candidate]) -> Vec<Match> {
    let groups = groups(candidates);
    let by_name = index(&groups, |group| &group.names);
    let by_email = index(&groups, |group| std::slice::from_ref(&group.email));
    let look_up = |index: &HashMap<String, Vec<usize>>, text: &str| {
        index.get(&text.to_lowercase()).cloned().unwrap_or_default()
    };
    let mut found: Vec<Option<Match>> = vec![None; accounts.len()];
    let mut taken = HashSet::new();
    for step in [Step::OwnName, Step::OtherName, Step::Name, Step::Email] {
        let mut wanted: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        for (number, account) in accounts.iter().enumerate() {
            if found.get(number).is_none_or(Option::is_some) {
                continue;
            }
            let named = look_up(&by_name, &account.name);
            let mailed = look_up(&by_email, &account.email);
            let options = step.options(account, &groups, &named, &mailed, &taken);
            match options.as_slice() {
                [] => {}
                [one] => wanted.entry(*one).or_default().push(number),
                _ => set(&mut found, number, Fit::Ambiguous, Vec::new()),
            }
        }
        for (group, numbers) in wanted {
            match (numbers.as_slice(), groups.get(group)) {
                ([one], Some(of)) => {
                    set(&mut found, *one, step.fit(), of.services.clone());
                    taken.insert(group);
                }
                _ => {
                    for number in numbers {
                        set(&mut found, number, Fit::Ambiguous, Vec::new());
                    }
                }
            }
        }
    }
    let none = || Match {
        fit: Fit::None,
        services: Vec::new(),
    };
    found.into_iter().map(|m| m.unwrap_or_else(none)).collect()
}

fn set(found: &mut [Option<Match>], number: usize, fit: Fit, services: Vec<i64>) {
    if let Some(place) = found.get_mut(number) {
        *place = Some(Match { fit, services });
    }
}

/// What is looked for, the surest first: whoever is found so is not looked at again.
#[derive(Clone, Copy)]
enum Step {
    /// E-mail, and the name the account is to have.
    OwnName,
    /// E-mail, and the name it would have without a username.
    OtherName,
    Name,
    Email,
}

impl Step {
    fn fit(self) -> Fit {
        match self {
            Self::OwnName | Self::OtherName => Fit::Exact,
            Self::Name => Fit::Name,
            Self::Email => Fit::Email,
        }
    }

    /// The groups that can be meant.
    fn options(
        self,
        account: &Ownerless,
        groups: &[Group],
        named: &[usize],
        mailed: &[usize],
        taken: &HashSet<usize>,
    ) -> Vec<usize> {
        let is_own_name = |at: &usize| {
            let own = groups.get(*at).and_then(|group| group.names.first());
            own.is_some_and(|own| own.eq_ignore_ascii_case(&account.name))
        };
        let is_over = |at: &usize| groups.get(*at).is_some_and(|group| group.is_over);
        let both = named.iter().filter(|at| mailed.contains(at));
        let mut options: Vec<usize> = match self {
            Self::OwnName => both.filter(|at| is_own_name(at)).copied().collect(),
            Self::OtherName => both.copied().collect(),
            Self::Name => named.to_vec(),
            Self::Email => mailed.iter().filter(|at| !is_over(at)).copied().collect(),
        };
        options.retain(|at| !taken.contains(at));
        if options.iter().any(|at| !is_over(at)) {
            options.retain(|at| !is_over(at));
        }
        if matches!(self, Self::Name) && !options.is_empty() {
            // Its e-mail speaks for somebody else: both can be meant.
            options.extend(mailed.iter().filter(|at| !taken.contains(at)));
        }
        options
    }
}

fn groups(candidates: &[Candidate]) -> Vec<Group> {
    let mut groups: BTreeMap<(i64, String, i64), Group> = BTreeMap::new();
    for candidate in candidates {
        let name = candidate.names.first().map(|name| name.to_lowercase());
        // One that can have no name shares none.
        let alone = name.as_ref().map_or(candidate.service, |_| 0);
        let group = groups
            .entry((candidate.client, name.unwrap_or_default(), alone))
            .or_insert_with(|| Group {
                names: candidate.names.clone(),
                email: candidate.email.clone(),
                is_over: true,
                services: Vec::new(),
            });
        group.is_over &= candidate.is_over;
        group.services.push(candidate.service);
        group.services.sort_unstable();
    }
    groups.into_values().collect()
}

fn index(groups: &[Group], texts: impl Fn(&Group) -> &[String]) -> HashMap<String, Vec<usize>> {
    let mut index: HashMap<String, Vec<usize>> = HashMap::new();
    for (number, group) in groups.iter().enumerate() {
        for text in texts(group).iter().filter(|text| !text.is_empty()) {
            let numbers = index.entry(text.to_lowercase()).or_default();
            if numbers.last() != Some(&number) {
                numbers.push(number);
            }
        }
    }
    index
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn account(name: &str, email: &str) -> Ownerless {
        Ownerless {
            name: name.to_owned(),
            email: email.to_owned(),
        }
    }

    /// Service, client, username (empty: none), e-mail.
    fn candidate(service: i64, client: i64, username: &str, email: &str) -> Candidate {
        let mapped = email.replace(['+', '.', '@'], "_");
        let names = [username, mapped.as_str()];
        Candidate {
            service,
            client,
            names: names
                .into_iter()
                .filter(|name| !name.is_empty())
                .map(str::to_owned)
                .collect(),
            email: email.to_owned(),
            is_over: false,
        }
    }

    fn over(service: i64, client: i64, username: &str, email: &str) -> Candidate {
        Candidate {
            is_over: true,
            ..candidate(service, client, username, email)
        }
    }

    #[test]
    fn name_and_email_then_name_then_the_only_service_of_an_email() {
        let anna = || candidate(1, 10, "anna", "anna@shop.example");
        let cases = [
            (
                "both, in any case",
                vec![account("ANNA", "Anna@Shop.example")],
                vec![anna()],
                vec![(Fit::Exact, vec![1])],
            ),
            (
                "the name that the e-mail gives",
                vec![account("anna_shop_example", "anna@shop.example")],
                vec![anna()],
                vec![(Fit::Exact, vec![1])],
            ),
            (
                "that name alone",
                vec![account("anna_shop_example", "")],
                vec![anna()],
                vec![(Fit::Name, vec![1])],
            ),
            (
                "the name alone",
                vec![account("anna", "else@else.example")],
                vec![anna()],
                vec![(Fit::Name, vec![1])],
            ),
            (
                "the e-mail alone",
                vec![account("acme", "ANNA@shop.example")],
                vec![anna()],
                vec![(Fit::Email, vec![1])],
            ),
            (
                "the e-mail of two services",
                vec![account("acme", "anna@shop.example")],
                vec![anna(), candidate(2, 10, "anna2", "anna@shop.example")],
                vec![(Fit::Ambiguous, vec![])],
            ),
            (
                "of which the other has its own",
                vec![
                    account("acme", "anna@shop.example"),
                    account("anna2", "anna@shop.example"),
                ],
                vec![anna(), candidate(2, 10, "anna2", "anna@shop.example")],
                vec![(Fit::Email, vec![1]), (Fit::Exact, vec![2])],
            ),
            (
                "of which one is over",
                vec![account("acme", "anna@shop.example")],
                vec![anna(), over(2, 10, "old", "anna@shop.example")],
                vec![(Fit::Email, vec![1])],
            ),
            (
                "nothing but what is over: by its name only",
                vec![
                    account("old", "x@x.example"),
                    account("acme", "bob@shop.example"),
                ],
                vec![
                    over(2, 10, "old", "anna@shop.example"),
                    over(3, 11, "bob", "bob@shop.example"),
                ],
                vec![(Fit::Name, vec![2]), (Fit::None, vec![])],
            ),
            (
                "two accounts of one e-mail",
                vec![
                    account("acme", "anna@shop.example"),
                    account("beta", "anna@shop.example"),
                ],
                vec![anna()],
                vec![(Fit::Ambiguous, vec![]), (Fit::Ambiguous, vec![])],
            ),
            (
                "the name of one client, the e-mail of another",
                vec![account("anna", "bob@shop.example")],
                vec![anna(), candidate(2, 11, "bob", "bob@shop.example")],
                vec![(Fit::Ambiguous, vec![])],
            ),
            (
                "the name of what is over, the e-mail of another client",
                vec![account("old", "bob@shop.example")],
                vec![
                    over(1, 10, "old", "anna@shop.example"),
                    candidate(2, 11, "bob", "bob@shop.example"),
                ],
                vec![(Fit::Ambiguous, vec![])],
            ),
            (
                "a name of two clients (R2)",
                vec![account("anna", "")],
                vec![anna(), candidate(2, 11, "anna", "bob@shop.example")],
                vec![(Fit::Ambiguous, vec![])],
            ),
            (
                "services of one client with one name share it (R2)",
                vec![account("anna", "")],
                vec![anna(), candidate(2, 10, "Anna", "anna@shop.example")],
                vec![(Fit::Name, vec![1, 2])],
            ),
            (
                "an own name before one that an e-mail gives",
                vec![
                    account("anna_shop_example", "anna@shop.example"),
                    account("anna", "anna@shop.example"),
                ],
                vec![anna()],
                vec![(Fit::None, vec![]), (Fit::Exact, vec![1])],
            ),
            (
                "nothing in common, not even an e-mail that neither has",
                vec![account("x", "")],
                vec![candidate(1, 10, "anna", "")],
                vec![(Fit::None, vec![])],
            ),
        ];
        for (what, accounts, candidates, wanted) in cases {
            let found = matches(&accounts, &candidates);
            let found: Vec<_> = found.into_iter().map(|m| (m.fit, m.services)).collect();
            assert_eq!(found, wanted, "{what}");
        }
    }

    fn any_email() -> impl Strategy<Value = String> {
        prop_oneof![Just(String::new()), "[abAB]@[xy]"]
    }

    fn any_account() -> impl Strategy<Value = Ownerless> {
        (prop_oneof!["[abcAB]", "[ab]_[xy]"], any_email())
            .prop_map(|(name, email)| Ownerless { name, email })
    }

    fn unserved(candidate: &Candidate) -> Unserved {
        Unserved {
            service: candidate.service,
            username: candidate.names.first().cloned().unwrap_or_default(),
            own_name: String::new(),
            email: candidate.email.clone(),
        }
    }

    /// Clients with an e-mail each, and services of theirs.
    fn any_candidates() -> impl Strategy<Value = Vec<Candidate>> {
        let emails = proptest::collection::vec(any_email(), 4);
        let services = proptest::collection::vec((0_usize..4, "[abc]?", any::<bool>()), 0..8);
        (emails, services).prop_map(|(emails, services)| {
            services
                .into_iter()
                .zip(1_i64..)
                .map(|((client, username, is_over), service)| Candidate {
                    is_over,
                    ..candidate(
                        service,
                        i64::try_from(client).unwrap(),
                        &username,
                        &emails[client],
                    )
                })
                .collect()
        })
    }

    proptest! {
        /// No service twice, no account for two clients, and no match without what it says it is for.
        #[test]
        fn what_fits_does_so_and_once(
            accounts in proptest::collection::vec(any_account(), 0..8),
            candidates in any_candidates(),
        ) {
            let found = matches(&accounts, &candidates);
            prop_assert_eq!(found.len(), accounts.len());
            let mut taken = HashSet::new();
            for (account, found) in accounts.iter().zip(&found) {
                prop_assert_eq!(
                    found.services.is_empty(),
                    matches!(found.fit, Fit::Ambiguous | Fit::None)
                );
                let mut clients = HashSet::new();
                for service in &found.services {
                    prop_assert!(taken.insert(*service));
                    let one = candidates.iter().find(|one| one.service == *service).unwrap();
                    clients.insert(one.client);
                    let is_named = one.names.iter().any(|name| name.eq_ignore_ascii_case(&account.name));
                    let is_mailed = !one.email.is_empty()
                        && one.email.eq_ignore_ascii_case(&account.email);
                    prop_assert_eq!(is_named, matches!(found.fit, Fit::Exact | Fit::Name));
                    prop_assert_eq!(is_mailed, matches!(found.fit, Fit::Exact | Fit::Email));
                }
                prop_assert!(clients.len() <= 1);
            }
        }

        /// Services that no account may fit can be left out.
        #[test]
        fn what_is_not_sought_is_not_missed(
            accounts in proptest::collection::vec(any_account(), 0..8),
            candidates in any_candidates(),
        ) {
            let sought = Sought::of(&accounts);
            let mut looked_at = candidates.clone();
            looked_at.retain(|candidate| sought.may_fit(&unserved(candidate)));
            prop_assert_eq!(matches(&accounts, &looked_at), matches(&accounts, &candidates));
        }

        /// Neither list's order matters.
        #[test]
        fn the_order_does_not_matter(
            accounts in proptest::collection::vec(any_account(), 0..8),
            candidates in any_candidates(),
        ) {
            let forwards = matches(&accounts, &candidates);
            let reversed = |list: &[Candidate]| list.iter().rev().cloned().collect::<Vec<_>>();
            let turned: Vec<_> = accounts.iter().rev().cloned().collect();
            let mut backwards = matches(&turned, &reversed(&candidates));
            backwards.reverse();
            prop_assert_eq!(forwards, backwards);
        }
    }
}
