<?php

declare(strict_types=1);

namespace WhmcsHost\Tests;

use PHPUnit\Framework\TestCase;
use WhmcsHost\Comparison;

final class ComparisonTest extends TestCase
{
    private const EXPECTED = [
        'anna' => ['status' => 'active', 'package' => 'Gold', 'email' => 'anna@shop.example', 'name' => 'Anna Doe'],
    ];

    private const ANNA = ['username' => 'anna/42', 'status' => 'ACTIVE', 'package' => 'Gold',
        'email' => 'anna@shop.example', 'name' => 'Anna Doe'];

    public function testNothingDiffersWhenAllIsInLine(): void
    {
        self::assertSame([], Comparison::differences(self::EXPECTED, ['accounts' => [self::ANNA]]));
    }

    public function testEveryDifferenceIsASentence(): void
    {
        $differs = ['status' => 'SUSPENDED', 'package' => 'Silver'] + self::ANNA;
        self::assertSame([
            'The status of anna is "suspended"; it should be "active".',
            'The package of anna is "Silver"; it should be "Gold".',
        ], Comparison::differences(self::EXPECTED, ['accounts' => [$differs]]));
        self::assertSame(
            ['anna is missing; it should be active.'],
            Comparison::differences(self::EXPECTED, ['accounts' => []])
        );
        self::assertSame(
            ['ben exists; it should not.', 'Some accounts exist twice.'],
            Comparison::differences(self::EXPECTED, ['accounts' => [
                self::ANNA,
                self::ANNA,
                ['username' => 'ben/42'] + self::ANNA,
            ]])
        );
    }
}
