//! A pass over everything: what changed without any hook is noticed here.

use super::brake::Ruling;
use super::offer::{Agreement, agreement};
use super::question::{About, BRAKE, CHARGING, ask, confirmed, rule};
use super::round::{Reach, walk};
use super::survey::{Eagerness, Scope, Survey, survey};
use super::{BlockOn, Error, Trigger, Worker, bulk};
use crate::cdn::Platform;
use crate::whmcs::Origin;

/// More services than this are not looked over after a visitor's request, but by cron.
const FEW: i64 = 2000;

impl<P: Platform, B: BlockOn> Worker<'_, P, B> {
    /// Judges services anew and opens jobs where something differs, unless the brake holds (R10).
    pub(super) fn sweep(&self, reach: Reach) -> Result<(), Error> {
        let Ok(agreement) = agreement(self.store)? else {
            return Ok(());
        };
        let products = agreement.addon.products();
        if self.trigger == Trigger::Request && self.store.count_services(&products)? > FEW {
            return Ok(());
        }
        agreement.keep(self.store)?;
        if agreement.is_in_question() {
            self.ask_about_charging(&agreement, &products)?;
        }
        let offer = agreement.offer();
        let can = self.platform.capabilities();
        let survey = walk(self.store, &products, &offer, can, reach)?;
        let confirmed = confirmed(self.store)?;
        match rule(self.store, &survey.suspend, &confirmed)? {
            Ruling::Ask => ask(self.store, BRAKE, &survey.suspend).map(drop),
            Ruling::Go(unasked) => self.go(&agreement, &survey, unasked),
        }
    }

    fn go(&self, agreement: &Agreement, survey: &Survey, unasked: usize) -> Result<(), Error> {
        if unasked > 0 {
            self.store.note_suspensions(unasked)?;
        }
        self.store.remember_products(&agreement.addon.packages)?;
        let cause = self.trigger.as_str();
        self.store
            .open_jobs(&survey.stop, cause, Origin::Suspension)?;
        self.store.open_jobs(&survey.open, cause, Origin::Pass)?;
        let opened = [survey.stop.as_slice(), &survey.open].concat();
        bulk::begin_pass(self.store, &opened, cause)?;
        self.store.close_question(BRAKE)?;
        if !agreement.is_in_question() {
            self.store.close_question(CHARGING)?;
        }
        Ok(())
    }

    /// R7: the product addon is priced otherwise than agreed. An admin is asked, with the numbers.
    fn ask_about_charging(&self, agreement: &Agreement, products: &[i64]) -> Result<(), Error> {
        let offer = agreement.offer_as_priced();
        let can = self.platform.capabilities();
        let scope = Scope::Everything { products };
        let survey = survey(self.store, scope, &offer, can, Eagerness::Everything)?;
        let about = About {
            suspend: survey.suspend,
            charged: agreement.priced,
            keep: survey.keep,
            start: survey.start,
        };
        self.store.ask(CHARGING, &about.to_json())?;
        Ok(())
    }
}
