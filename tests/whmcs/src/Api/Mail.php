<?php

declare(strict_types=1);

namespace WhmcsHost\Api;

use WHMCS\Config\Setting;
use WHMCS\Database\Capsule;
use WhmcsHost\Engine\Rows;
use WhmcsHost\Hooks;

/**
 * SendEmail and SendAdminEmail. Not documented [ND]: messages of refusals but for "Sending Failed…", that a disabled
 * template is refused, and that a template that does not render is an error.
 *
 * Nothing leaves the machine: what would be sent is a row of tblemails.
 */
final class Mail
{
    /** Where the client of a related id is, by type of the message. */
    private const OWNERS = [
        'general' => ['tblclients', 'id'],
        'product' => ['tblhosting', 'userid'],
        'invoice' => ['tblinvoices', 'userid'],
    ];

    public static function toClient(array $values): array
    {
        $template = self::template($values);
        if ($template->disabled) {
            throw new ApiError('Email Template is disabled');
        }
        [$table, $column] = self::OWNERS[$template->type]
            ?? throw new ApiError("Invalid message type $template->type");
        $id = (int) ($values['id'] ?? 0);
        $client = Capsule::table('tblclients')->find((int) Capsule::table($table)->where('id', $id)->value($column))
            ?? throw new ApiError('Related ID Not Found');
        $template = self::inLanguage($template, (string) $client->language);
        $fields = self::custom($values) + self::fields($client, $template->type, $id);
        $name = (string) $template->name;
        $hook = ['messagename' => $name, 'relid' => $id, 'mergefields' => $fields];
        foreach (array_filter(Hooks::run('EmailPreSend', $hook), is_array(...)) as $answer) {
            if (!empty($answer['abortsend'])) {
                throw new ApiError('Sending Failed. Please see documentation.');
            }
            $fields = $answer + $fields;
        }
        $subject = MailTemplate::render((string) $template->subject, $fields);
        self::record($client->id, $client->email, $subject, MailTemplate::render((string) $template->message, $fields));
        return [];
    }

    public static function toAdmins(array $values): array
    {
        $template = self::template($values);
        $to = Capsule::table('tbladmins')->where('disabled', 0)->pluck('email')->implode(',');
        self::record(0, $to, $template->subject, $template->message);
        return [];
    }

    /** The row of the default language, or one of what was given. */
    private static function template(array $values): \stdClass
    {
        if (empty($values['messagename'])) {
            return (object) [
                'type' => (string) ($values['customtype'] ?? 'general'),
                'name' => '',
                'subject' => $values['customsubject'] ?? throw new ApiError('A message name or a subject is required'),
                'message' => (string) ($values['custommessage'] ?? ''),
                'disabled' => 0,
            ];
        }
        return Capsule::table('tblemailtemplates')
            ->where('name', $values['messagename'])->where('language', '')->orderBy('id')->first()
            ?? throw new ApiError('Email Template not found');
    }

    /** The same in the client's language, if there is a row of it. */
    private static function inLanguage(\stdClass $template, string $language): \stdClass
    {
        if ($template->name === '' || $language === '') {
            return $template;
        }
        return Capsule::table('tblemailtemplates')
            ->where('name', $template->name)->where('language', $language)->orderBy('id')->first() ?? $template;
    }

    /** @return array<string, mixed> of customvars: base64(serialize(array)); anything else is nothing [ND] */
    private static function custom(array $values): array
    {
        $serialized = base64_decode((string) ($values['customvars'] ?? ''), true);
        $vars = $serialized === false ? false : @unserialize($serialized, ['allowed_classes' => false]);
        return is_array($vars) ? $vars : [];
    }

    /** @return array<string, mixed> some of WHMCS's merge fields */
    private static function fields(\stdClass $client, string $type, int $id): array
    {
        $fields = [
            'client_id' => $client->id,
            'client_name' => "$client->firstname $client->lastname",
            'client_first_name' => $client->firstname,
            'client_last_name' => $client->lastname,
            'client_company_name' => $client->companyname,
            'client_email' => $client->email,
            'company_name' => Setting::getValue('CompanyName'),
            'whmcs_url' => Setting::getValue('SystemURL'),
            'signature' => nl2br((string) Setting::getValue('Signature')),
        ];
        if ($type === 'product') {
            $service = Capsule::table('tblhosting')->find($id);
            $fields += [
                'service_id' => $id,
                'service_domain' => $service->domain,
                'service_username' => $service->username,
                'service_status' => $service->domainstatus,
                'service_product_name' => (string) Capsule::table('tblproducts')
                    ->where('id', $service->packageid)->value('name'),
            ];
        }
        return $fields;
    }

    private static function record(int $client, string $to, string $subject, string $message): void
    {
        $mail = ['userid' => $client, 'to' => $to, 'subject' => $subject, 'message' => $message];
        (new Rows())->insert('tblemails', $mail + ['date' => date('Y-m-d H:i:s')]);
    }
}
