<?php

declare(strict_types=1);

namespace WhmcsHost\Api;

/** The API functions the host knows, by name in any case; each answers an array and never throws. */
final class LocalApi
{
    public static function call(string $command, array $values, string $adminUser): array
    {
        try {
            return ['result' => 'success'] + match (strtolower($command)) {
                'encryptpassword' => Passwords::encrypt($values),
                'decryptpassword' => Passwords::decrypt($values),
                'logactivity' => Installation::logActivity($values),
                'getconfigurationvalue' => Installation::getSetting($values),
                'setconfigurationvalue' => Installation::setSetting($values),
                'whmcsdetails' => Installation::details(),
                'getadmindetails' => Installation::adminDetails($adminUser),
                'getclientsdetails' => Clients::details($values),
                'getclientsproducts' => Services::ofClient($values),
                'getinvoice' => Invoices::details($values),
                'sendemail' => Mail::toClient($values),
                'sendadminemail' => Mail::toAdmins($values),
                default => throw new ApiError('Command Not Found'),
            };
        } catch (ApiError $e) {
            return ['result' => 'error', 'message' => $e->getMessage()];
        }
    }
}
