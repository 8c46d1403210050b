<?php

namespace WHMCS\Module\Addon\AflexiCdn;

/**
 * Lines of a file for spreadsheets (RFC 4180). Every cell is text and in quotes, so nothing in it can end it.
 */
final class Csv
{
    /** Begins the file: without it Excel takes UTF-8 for an old character set and spoils every name that is not ASCII. */
    public const BOM = "\xEF\xBB\xBF";

    /** What a spreadsheet takes for a formula, also after space and in its full-width form. */
    private const FORMULA = '/^[\t\r\n]|^\s*[=+\-@\x{FF1D}\x{FF0B}\x{FF0D}\x{FF20}]/u';

    /** @param list<string> $cells in UTF-8 */
    public static function line(array $cells): string
    {
        return implode(',', array_map([self::class, 'cell'], $cells)) . "\r\n";
    }

    /** An apostrophe before what would be worked out when the file is opened: names come from whoever orders. */
    private static function cell(string $text): string
    {
        $isPlain = preg_match(self::FORMULA, $text) === 0;

        return '"' . ($isPlain ? '' : "'") . str_replace('"', '""', $text) . '"';
    }
}
