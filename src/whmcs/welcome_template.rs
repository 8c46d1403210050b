//! The template of the welcome e-mail in WHMCS: made once, the host's from then on.

use super::{DatabaseError, Store};

const WELCOME_TEMPLATE: &str = "welcome_template";

const SUBJECT: &str = "Your CDN account is ready";

/// Smarty as WHMCS allows it in e-mails. Without the password: WHMCS keeps what it sends.
const MESSAGE: &str = "\
<p>Dear {$client_name},</p>
<p>your CDN account{if $service_domain} for {$service_domain|escape}{/if} is ready.</p>
<p>User name: {$cdn_username|escape}<br />
Package: {$cdn_package|escape}</p>
<p>For your safety there is no password in this e-mail. You find it, and can set one of your own, in our client area:<br />
<a href=\"{$cdn_page_url|escape}\">{$cdn_page_url|escape}</a></p>
{if $cdn_portal_url}<p>This is where you sign in to the CDN:<br />
<a href=\"{$cdn_portal_url|escape}\">{$cdn_portal_url|escape}</a></p>
{/if}<p>If there is anything you would like to know, just reply to this e-mail.</p>
<p>{$signature}</p>
";

/// The template (`tblemailtemplates`), as far as we ask.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WelcomeTemplate {
    /// Its name now, which is the key for sending.
    pub name: String,
    /// WHMCS sends nothing that is made from it.
    pub disabled: bool,
}

impl Store<'_> {
    /// Makes the template unless that was done before. One that has its name is adopted as it is; one
    /// that was deleted since is not made again.
    pub(super) fn ensure_welcome_template(&self) -> Result<(), DatabaseError> {
        if self.meta()?.int(WELCOME_TEMPLATE).is_some() {
            return Ok(());
        }
        let found = self.db.query(
            "SELECT id FROM tblemailtemplates WHERE type = 'product' AND name = ? AND language = ''
             ORDER BY id LIMIT 1",
            &[self.brand.welcome_template.into()],
        )?;
        let id = match found.first() {
            Some(row) => row.cells().int()?,
            None => self.make_welcome_template()?,
        };
        self.set_meta(WELCOME_TEMPLATE, &id.to_string())
    }

    // Names every column: hardly one of them has a default that a strict session takes.
    fn make_welcome_template(&self) -> Result<i64, DatabaseError> {
        self.db.execute(
            "INSERT INTO tblemailtemplates (type, name, subject, message, attachments, fromname, fromemail,
               disabled, custom, language, copyto, blind_copy_to, plaintext, created_at, updated_at)
             VALUES ('product', ?, ?, ?, '', '', '', 0, 1, '', '', '', 0, NOW(), NOW())",
            &[
                self.brand.welcome_template.into(),
                SUBJECT.into(),
                MESSAGE.into(),
            ],
        )?;
        let rows = self.db.query("SELECT LAST_INSERT_ID()", &[])?;
        rows.first()
            .ok_or_else(|| DatabaseError::new("the e-mail template was made, but has no id"))?
            .cells()
            .int()
    }

    /// The template: the one that is remembered, whatever its name is now, else one that the host made under
    /// the name of ours; `None` if there is neither.
    pub fn welcome_template(&self) -> Result<Option<WelcomeTemplate>, DatabaseError> {
        let id = self.meta()?.int(WELCOME_TEMPLATE).unwrap_or_default();
        let rows = self.db.query(
            "SELECT name, disabled FROM tblemailtemplates
             WHERE id = ? OR type = 'product' AND name = ? AND language = ''
             ORDER BY id = ? DESC, id LIMIT 1",
            &[id.into(), self.brand.welcome_template.into(), id.into()],
        )?;
        rows.first()
            .map(|row| {
                let mut cells = row.cells();
                Ok(WelcomeTemplate {
                    name: cells.text()?,
                    disabled: cells.flag()?,
                })
            })
            .transpose()
    }

    /// Whether a template, in any language, says this.
    pub fn template_says(&self, name: &str, what: &str) -> Result<bool, DatabaseError> {
        let rows = self.db.query(
            "SELECT 1 FROM tblemailtemplates
             WHERE type = 'product' AND name = ? AND LOCATE(?, CONCAT(subject, ' ', message)) > 0 LIMIT 1",
            &[name.into(), what.into()],
        )?;
        Ok(!rows.is_empty())
    }
}
