<?php

declare(strict_types=1);

namespace WhmcsHost;

use WHMCS\Database\Capsule;

/** The log of module calls; it stores nothing unless enabled. */
final class ModuleLog
{
    /**
     * @param array{mixed, mixed, mixed} $data    request, response, processed response
     * @param list<string>               $secrets literal values to blot out
     */
    public static function write(string $module, string $action, array $data, array $secrets): void
    {
        if (!Profile::current()->moduleLog) {
            return;
        }
        [$request, $response, $processed] = array_map(
            static fn (mixed $part): string => self::scrub($part, $secrets),
            $data,
        );
        Capsule::table('tblmodulelog')->insert([
            'date' => date('Y-m-d H:i:s'),
            'module' => $module,
            'action' => $action,
            'request' => $request,
            'response' => $response,
            'arrdata' => $processed,
        ]);
    }

    /** @param list<string> $secrets */
    private static function scrub(mixed $part, array $secrets): string
    {
        $text = is_string($part) ? $part : print_r($part, true);
        foreach ($secrets as $secret) {
            $text = str_replace($secret, str_repeat('*', strlen($secret)), $text);
        }
        return $text;
    }
}
