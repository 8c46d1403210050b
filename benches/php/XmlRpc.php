<?php

declare(strict_types=1);

namespace Bench\Php;

/** As much of XML-RPC as SequentialCurl needs, by PHP's compiled XML extensions. */
final class XmlRpc
{
    /** @param list<mixed> $parameters */
    public static function request(string $method, array $parameters): string
    {
        $xml = new \XMLWriter();
        $xml->openMemory();
        $xml->startDocument('1.0', 'UTF-8');
        $xml->startElement('methodCall');
        $xml->writeElement('methodName', $method);
        $xml->startElement('params');
        foreach ($parameters as $parameter) {
            $xml->startElement('param');
            self::write($xml, $parameter);
            $xml->endElement();
        }
        $xml->endDocument();

        return $xml->outputMemory();
    }

    public static function reply(string $body): mixed
    {
        $reply = new \SimpleXMLElement($body);
        if (isset($reply->fault)) {
            $fault = self::read($reply->fault->value);
            throw new \RuntimeException($fault['faultString'], $fault['faultCode']);
        }

        return self::read($reply->params->param->value);
    }

    private static function write(\XMLWriter $xml, mixed $value): void
    {
        $xml->startElement('value');
        match (true) {
            is_int($value) => $xml->writeElement('int', (string) $value),
            is_bool($value) => $xml->writeElement('boolean', $value ? '1' : '0'),
            is_array($value) => self::writeStruct($xml, $value),
            default => $xml->writeElement('string', $value),
        };
        $xml->endElement();
    }

    private static function writeStruct(\XMLWriter $xml, array $members): void
    {
        $xml->startElement('struct');
        foreach ($members as $name => $member) {
            $xml->startElement('member');
            $xml->writeElement('name', $name);
            self::write($xml, $member);
            $xml->endElement();
        }
        $xml->endElement();
    }

    private static function read(\SimpleXMLElement $value): mixed
    {
        $typed = $value->children()[0] ?? null;

        return match ($typed?->getName()) {
            'int', 'i4' => (int) $typed,
            'boolean' => (string) $typed === '1',
            'array' => self::readArray($typed),
            'struct' => self::readStruct($typed),
            default => (string) ($typed ?? $value),
        };
    }

    private static function readArray(\SimpleXMLElement $array): array
    {
        $items = [];
        foreach ($array->data->value as $value) {
            $items[] = self::read($value);
        }

        return $items;
    }

    private static function readStruct(\SimpleXMLElement $struct): array
    {
        $members = [];
        foreach ($struct->member as $member) {
            $members[(string) $member->name] = self::read($member->value);
        }

        return $members;
    }
}
