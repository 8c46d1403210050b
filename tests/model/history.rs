//! What can happen, and histories of it by chance.

use std::fmt;

use aflexi_cdn::whmcs::Mode;
use proptest::prelude::*;

/// Picks one of those that are there, counted round and round.
pub type Nth = u8;

/// What becomes of an invoice's money.
#[derive(Clone, Copy, Debug)]
pub enum How {
    /// A transaction over a part; the status stays.
    Part,
    /// A transaction over all; the status stays.
    Money,
    /// The status alone.
    Status,
    /// Both.
    All,
}

/// One thing that happens. Who or what it happens to is picked from what is there by then.
#[derive(Clone, Debug)]
pub enum Event {
    /// Client, and what: product and login.
    Order(Nth, Nth),
    /// The same with an invoice that has no item for the service.
    OrderWithoutItem(Nth, Nth),
    Pay(Nth),
    PayByCredit(Nth),
    Renew(Nth),
    RenewAndPay(Nth),
    CancelInvoice(Nth),
    Refund(Nth, How),
    /// Set unpaid; the date of the payment stays.
    Unpay(Nth),
    /// Set unpaid; the date is taken away.
    UnpayAndForget(Nth),
    Collect(Nth),
    Await(Nth),
    Merge(Nth, Nth),
    Split(Nth),
    DeleteInvoice(Nth),
    /// Service, product.
    Upgrade(Nth, Nth),
    Set(Nth, &'static str),
    MakeFree(Nth),
    MakeMonthly(Nth),
    Rename(Nth, Nth),
    DeleteService(Nth),
    Switch(Nth, Mode),
    /// All services of a product, without an event.
    Bulk(Nth, &'static str),
    /// Client, name and address.
    Edit(Nth, Nth),
    SetClient(Nth, &'static str),
    DeleteClient(Nth),
    Enable(Nth),
    Disable(Nth),
    Retitle(Nth, Nth),
    Override(Nth, Nth),
    Configure(Nth, Nth),
    DeleteProduct(Nth),
    PriceAddon,
    FreeAddon,
    /// A service is given the addon for nothing.
    Hold(Nth),
    /// It is billed for the addon.
    BuyAddon(Nth),
    BuyAndPayAddon(Nth),
    DropAddon(Nth),
    /// A client with many paid services.
    Crowd,
    /// The platform is down after so many more calls.
    Outage(u8),
    Recovery,
    /// The call that writes after so many others is carried out, and its answer lost.
    LoseReply(u8),
    /// It is refused.
    Refuse(u8),
    /// The next worker dies after so many effects.
    Death(u8),
    /// A hook's job for one service.
    Job(Nth),
    /// A pass over everything.
    Pass,
    /// An admin's yes to what the brake holds, and a day goes by.
    YesToBrake,
}

const STATES: [&str; 8] = [
    "Active",
    "Active",
    "Completed",
    "Pending",
    "Suspended",
    "Terminated",
    "Cancelled",
    "Fraud",
];
const CLIENT_STATES: [&str; 3] = ["Active", "Inactive", "Closed"];
const MODES: [Mode; 3] = [Mode::Auto, Mode::On, Mode::Off];
const REFUNDS: [How; 4] = [How::Part, How::Money, How::Status, How::All];

type Make = fn(Nth, Nth) -> Event;

/// How often each happens, and how it is made from two numbers.
const EVENTS: [(usize, Make); 46] = [
    (45, |_, _| Event::Pass),
    (30, |a, _| Event::Job(a)),
    (18, Event::Order),
    (4, Event::OrderWithoutItem),
    (18, |a, _| Event::Pay(a)),
    (3, |a, _| Event::PayByCredit(a)),
    (6, |a, _| Event::Renew(a)),
    (9, |a, _| Event::RenewAndPay(a)),
    (6, |a, _| Event::CancelInvoice(a)),
    (12, |a, b| Event::Refund(a, one_of(&REFUNDS, b))),
    (4, |a, _| Event::Unpay(a)),
    (7, |a, _| Event::UnpayAndForget(a)),
    (3, |a, _| Event::Collect(a)),
    (3, |a, _| Event::Await(a)),
    (5, Event::Merge),
    (4, |a, _| Event::Split(a)),
    (3, |a, _| Event::DeleteInvoice(a)),
    (5, Event::Upgrade),
    (18, |a, b| Event::Set(a, one_of(&STATES, b))),
    (3, |a, _| Event::MakeFree(a)),
    (3, |a, _| Event::MakeMonthly(a)),
    (4, Event::Rename),
    (3, |a, _| Event::DeleteService(a)),
    (9, |a, b| Event::Switch(a, one_of(&MODES, b))),
    (4, |a, b| Event::Bulk(a, one_of(&STATES, b))),
    (6, Event::Edit),
    (4, |a, b| Event::SetClient(a, one_of(&CLIENT_STATES, b))),
    (1, |a, _| Event::DeleteClient(a)),
    (5, |a, _| Event::Enable(a)),
    (2, |a, _| Event::Disable(a)),
    (3, Event::Retitle),
    (3, Event::Override),
    (3, Event::Configure),
    (1, |a, _| Event::DeleteProduct(a)),
    (4, |_, _| Event::PriceAddon),
    (2, |_, _| Event::FreeAddon),
    (4, |a, _| Event::Hold(a)),
    (4, |a, _| Event::BuyAddon(a)),
    (8, |a, _| Event::BuyAndPayAddon(a)),
    (2, |a, _| Event::DropAddon(a)),
    (6, |a, _| Event::Outage(a)),
    (8, |_, _| Event::Recovery),
    (8, |a, _| Event::LoseReply(a % 4)),
    (5, |a, _| Event::Refuse(a % 4)),
    (8, |a, _| Event::Death(a % 8)),
    (2, |_, _| Event::YesToBrake),
];

fn one_of<T: Copy>(all: &[T], nth: Nth) -> T {
    all[usize::from(nth) % all.len()]
}

/// Three ranges: a union of strategies would take most of the test's time.
fn event() -> impl Strategy<Value = Event> {
    let often = |(weight, make): &(usize, Make)| vec![*make; *weight];
    let events: Vec<Make> = EVENTS.iter().flat_map(often).collect();
    (0..events.len(), 0..24u8, 0..24u8).prop_map(move |(event, a, b)| events[event](a, b))
}

/// Events in their order, to be read when a test fails: one a line.
#[derive(Clone)]
pub struct History(pub Vec<Event>);

impl fmt::Debug for History {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0
            .iter()
            .try_for_each(|event| write!(f, "\n    {event:?}"))
    }
}

/// Histories by chance.
pub fn history() -> impl Strategy<Value = History> {
    proptest::collection::vec(event(), 1..=60).prop_map(History)
}

/// Histories with a crowd, in which there is enough to stop for the brake.
pub fn history_of_a_crowd() -> impl Strategy<Value = History> {
    (0..4usize, history()).prop_map(|(at, mut history)| {
        let at = at.min(history.0.len());
        history.0.insert(at, Event::Crowd);
        history
    })
}
