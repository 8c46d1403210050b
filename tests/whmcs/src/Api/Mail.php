<?php

declare(strict_types=1);

namespace WhmcsHost\Api;

use WHMCS\Database\Capsule;
use WhmcsHost\Engine\Rows;

/** SendEmail and SendAdminEmail. Nothing leaves the machine: what would be sent is a row of tblemails. */
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
        [$type, $subject, $message] = self::message($values);
        [$table, $column] = self::OWNERS[$type] ?? throw new ApiError("Invalid message type $type");
        $client = Capsule::table('tblclients')
            ->find((int) Capsule::table($table)->where('id', (int) ($values['id'] ?? 0))->value($column))
            ?? throw new ApiError('Related ID Not Found');
        self::record($client->id, $client->email, $subject, $message);
        return [];
    }

    public static function toAdmins(array $values): array
    {
        [, $subject, $message] = self::message($values);
        $to = Capsule::table('tbladmins')->where('disabled', 0)->pluck('email')->implode(',');
        self::record(0, $to, $subject, $message);
        return [];
    }

    /** @return array{string, string, string} type, subject, text: of a template, or as given */
    private static function message(array $values): array
    {
        if (empty($values['messagename'])) {
            return [
                (string) ($values['customtype'] ?? 'general'),
                (string) ($values['customsubject'] ?? throw new ApiError('A message name or a subject is required')),
                (string) ($values['custommessage'] ?? ''),
            ];
        }
        $template = Capsule::table('tblemailtemplates')->where('name', $values['messagename'])->first()
            ?? throw new ApiError('Email Template not found');
        return [$template->type, $template->subject, $template->message];
    }

    private static function record(int $client, string $to, string $subject, string $message): void
    {
        $mail = ['userid' => $client, 'to' => $to, 'subject' => $subject, 'message' => $message];
        (new Rows())->insert('tblemails', $mail + ['date' => date('Y-m-d H:i:s')]);
    }
}
