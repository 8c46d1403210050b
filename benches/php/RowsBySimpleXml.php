<?php

declare(strict_types=1);

namespace Bench\Php;

use SimpleXMLElement;

/** Publishers from a page of the list by SimpleXML. */
final class RowsBySimpleXml
{
    /** @return list<array{username: string, name: string, email: string, status: string, package: string}> */
    public function rows(string $body): array
    {
        $reply = simplexml_load_string($body, options: LIBXML_COMPACT | LIBXML_NOBLANKS | LIBXML_NONET);
        if ($reply === false || !isset($reply->params->param->value->struct->member)) {
            throw new \RuntimeException('Not a reply.');
        }
        $rows = [];
        foreach ($reply->params->param->value->struct->member->value->array->data->value as $value) {
            $rows[] = self::row($value->struct);
        }

        return $rows;
    }

    /** @return array{username: string, name: string, email: string, status: string, package: string} */
    private static function row(SimpleXMLElement $struct): array
    {
        $row = [];
        foreach ($struct->member as $member) {
            switch ((string) $member->name) {
                case 'status':
                    $row['status'] = (string) $member->value->string;
                    break;
                case 'bandwidthPackage':
                    foreach ($member->value->struct->member as $inner) {
                        if ((string) $inner->name === 'name') {
                            $row['package'] = (string) $inner->value->string;
                        }
                    }
                    break;
                case 'publisher':
                    foreach ($member->value->struct->member as $inner) {
                        $row[(string) $inner->name] = (string) $inner->value->string;
                    }
                    break;
            }
        }

        return $row;
    }
}
