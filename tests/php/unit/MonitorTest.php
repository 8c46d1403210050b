<?php

namespace AflexiCdn\Tests\Unit;

use PHPUnit\Framework\TestCase;

/** What a monitoring system is answered, request by request. */
final class MonitorTest extends TestCase
{
    private const TOKEN = '00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff';

    /** @dataProvider ways */
    public function testTheTokenIsAcceptedInEachHeader(array $server): void
    {
        $answer = $this->ask($server);

        self::assertSame(200, $answer['code']);
        self::assertStringStartsWith('{"state":"warning","glance":"waiting"', $answer['stdout']);
        self::assertContains(['header', 'Content-Type: application/json; charset=utf-8'], $answer['calls']);
        self::assertContains(['header', 'Cache-Control: no-store'], $answer['calls']);
    }

    public static function ways(): array
    {
        return [
            'as usual' => [['HTTP_AUTHORIZATION' => 'Bearer ' . self::TOKEN]],
            'in small letters' => [['HTTP_AUTHORIZATION' => 'bearer ' . self::TOKEN]],
            'after a rewrite of Apache' => [['REDIRECT_HTTP_AUTHORIZATION' => 'Bearer ' . self::TOKEN]],
            'a header of its own' => [['HTTP_X_AFLEXI_CDN_TOKEN' => self::TOKEN]],
            'beside a login of the web server' => [[
                'HTTP_AUTHORIZATION' => 'Basic eDp5',
                'HTTP_X_AFLEXI_CDN_TOKEN' => self::TOKEN,
            ]],
        ];
    }

    /** @dataProvider others */
    public function testAnythingElseIsRefusedAndToldNothing(array $server): void
    {
        $answer = $this->ask($server);

        self::assertSame(401, $answer['code']);
        self::assertSame('[]', $answer['stdout']);
        self::assertContains(['header', 'WWW-Authenticate: Bearer'], $answer['calls']);
        self::assertNotContains('health', array_column($answer['calls'], 0), 'nothing is even looked at');
    }

    public static function others(): array
    {
        return [
            'nothing' => [[]],
            'empty' => [['HTTP_AUTHORIZATION' => '']],
            'no token' => [['HTTP_AUTHORIZATION' => 'Bearer ']],
            'another' => [['HTTP_AUTHORIZATION' => 'Bearer ' . strrev(self::TOKEN)]],
            'more than it' => [['HTTP_AUTHORIZATION' => 'Bearer ' . self::TOKEN . "\n"]],
            'its hash' => [['HTTP_X_AFLEXI_CDN_TOKEN' => hash('sha256', self::TOKEN)]],
        ];
    }

    public function testWithoutATokenThereIsNothingHere(): void
    {
        $answer = $this->ask(['HTTP_AUTHORIZATION' => 'Bearer ' . self::TOKEN], ['monitoring' => null]);

        self::assertSame([404, '[]'], [$answer['code'], $answer['stdout']]);
    }

    public function testWhatFailsIsIllAndTheActivityLogSaysWhy(): void
    {
        $answer = $this->ask(['HTTP_AUTHORIZATION' => 'Bearer ' . self::TOKEN], ['throw' => 'no table']);

        self::assertSame([503, '{"state":"critical"}'], [$answer['code'], $answer['stdout']]);
        self::assertSame([['Aflexi CDN: health: no table', 0]], $answer['log']);
    }

    /** @param array<string, mixed> $answers of the extension */
    private function ask(array $server, array $answers = []): array
    {
        return Child::run('monitor', ['server' => $server, 'extension' => $answers + [
            'monitoring' => hash('sha256', self::TOKEN),
            'health' => Samples::health('x'),
        ]]);
    }
}
