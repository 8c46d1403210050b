//! The mission: accounts and packages at the platform as WHMCS's sales and payments say.
//!
//! Decisions are pure ([`naming`], [`entitlement`], [`plan`], [`brake`], [`backoff`]); the engine that carries
//! them out ([`Worker`]) reads rows, decides, talks to a [`Platform`](crate::cdn::Platform), and
//! writes down what it made true.

mod admin;
mod admission;
mod answers;
pub mod backoff;
mod batch;
mod because;
mod belonging;
pub mod brake;
mod breaker;
mod budget;
mod bulk;
mod capability;
mod carry;
mod change;
mod check;
mod correction;
mod differences;
pub mod entitlement;
mod error;
mod executor;
mod foresight;
mod full_pass;
mod health;
mod heard;
mod ineligible;
mod install;
mod intake;
mod listing;
mod login;
mod monitoring;
pub mod naming;
mod notices;
mod offer;
mod operation_log;
mod packages;
pub mod plan;
mod product_list;
mod products;
mod progress;
mod prune;
mod publishers;
mod question;
mod queue;
mod reason;
mod record;
mod report;
mod round;
mod settings;
mod settle;
mod severity;
mod status;
mod survey;
mod sweep;
mod ticked;
mod turn;
mod vault;
mod visit;
mod worker;

pub use admin::Admin;
pub use answers::{Answers, InLine, NeedsYou, PlatformAnswers, Waiting};
pub use because::Because;
pub use bulk::{LongWork, cancel, long_work, pause, resume};
pub use check::check;
pub use correction::{Correction, Corrections, corrections};
pub use differences::{
    Counts, Differences, Kind, Missing, Rows, Unequal, Unexplained, differences,
};
pub use error::Error;
pub use executor::BlockOn;
pub use foresight::{Foreseen, Foresight, Preview, foresee, preview};
pub use health::{Check, Glance, Health, State, Versions, health};
pub use install::{Installed, install, upgrade};
pub use listing::Listing;
pub use login::{NoLogin, SignIn, not_configured, read_settings};
pub use monitoring::{monitoring, set_monitoring};
pub use notices::{Notice, Notices, notices, told};
pub use operation_log::{Change, LogPage, LoggedLine, operation_log};
pub use product_list::{ProductFilter, ProductGroup, ProductLine, ProductPage, product_page};
pub use products::{Rejected, Save, Saved, save_products};
pub use publishers::{Publisher, Revealed, UnsettledServices, publishers, reveal, unsettled};
pub use question::{NamedAccount, Question, answer};
pub use queue::{Queue, QueuedJob, queue};
pub use reason::Reason;
pub use report::{Report, Unsettled};
pub use settings::{LogLevel, Settings};
pub use severity::Severity;
pub use status::{Standing, standing};
pub use ticked::Ticked;
pub use turn::{in_turn, is_due};
pub use vault::{KeyWrap, Vault};
pub use visit::visit;
pub use worker::{Trigger, Worker, stand_still};
