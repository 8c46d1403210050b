<?php

declare(strict_types=1);

namespace Bench\Php;

/**
 * Publishers from a page of the list by one regular expression for a member, in any order. It checks nothing: what is
 * cut short, nested in another way or no XML at all gives fewer rows or wrong ones, not an error.
 */
final class RowsByPreg
{
    private const MEMBER = '~<name>([^<]*+)</name>\s*<value>(?:\s*<(struct|array|string|int|i4)>)?([^<]*+)~';

    /** @return list<array{username: string, name: string, email: string, status: string, package: string}> */
    public function rows(string $body): array
    {
        preg_match_all(self::MEMBER, $body, $members, PREG_SET_ORDER);
        $rows = $row = [];
        $inside = '';
        foreach ($members as [, $name, $type, $value]) {
            if ($type === 'struct') {
                if (isset($row[$name])) {
                    $rows[] = $row;
                    $row = [];
                }
                $row[$name] = '';
                $inside = $name;
            } elseif ($inside === 'publisher' || $name === 'status') {
                $row[$name] = self::text($value);
            } elseif ($name === 'name') {
                $row['package'] = self::text($value);
            }
        }
        if ($row !== []) {
            $rows[] = $row;
        }

        return $rows;
    }

    private static function text(string $xml): string
    {
        return str_contains($xml, '&') ? html_entity_decode($xml, ENT_QUOTES | ENT_XML1) : $xml;
    }
}
