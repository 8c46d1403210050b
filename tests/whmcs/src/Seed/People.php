<?php

declare(strict_types=1);

namespace WhmcsHost\Seed;

use WhmcsHost\Engine\Engine;

/** Clients as WHMCS stores them: names carry HTML entities, companies or none, any script. */
final class People
{
    private const REMARKABLE = [
        // The addresses of the first and the third become the same name.
        ['Ada', 'Byron', 'ada.byron@twins.example', ''],
        ['Maeve', 'O&#039;Reilly', 'maeve.oreilly@shop.example', ''],
        ['Adam', 'Byron', 'ada_byron@twins.example', ''],
        ['Jürgen', 'Müller-Lüdenscheidt', 'juergen@mueller.example', 'Müller &amp; Söhne GmbH'],
        ['Zoë', 'D&#039;Angelo', 'zoe+billing@angelo.example', ''],
        ['小龍', '李 🐉', 'li@dragon.example', '🐉 Dragon Media'],
        ['Bob', '&quot;Tables&quot; &lt;Drop&gt;', 'bob@tables.example', 'Tables&#039;); DROP'],
        ['Åsa', 'Öberg', 'asa.oberg@nord.example', 'Öberg &amp; Co'],
    ];

    private const FIRST = ['Anna', 'Ben', 'Carla', 'David', 'Elif', 'Farid', 'Grace', 'Hugo', 'Ines', 'Jonas', 'Kira',
        'Liam', 'Mina', 'Noah', 'Olga', 'Pavel', 'Quinn', 'Rosa', 'Sven', 'Tara'];

    private const LAST = ['Adler', 'Brown', 'Castillo', 'Dubois', 'Eriksen', 'Ferrari', 'García', 'Horváth', 'Ivanov',
        'Jansen', 'Kowalski', 'Larsson', 'Marín', 'Novák', 'Okafor', 'Petrović'];

    /** @return list<int> client ids */
    public static function invite(Engine $engine, Chance $chance, int $count): array
    {
        $ids = [];
        for ($number = 0; $number < $count; $number++) {
            [$first, $last, $email, $company] = self::REMARKABLE[$number] ?? self::ordinary($chance, $number);
            $ids[] = $engine->clients->add([
                'firstname' => $first,
                'lastname' => $last,
                'companyname' => $company,
                'email' => $email,
                'address1' => ($number + 1) . ' High Street',
                'city' => 'Springfield',
                'postcode' => sprintf('%05d', 10000 + $number),
                'country' => 'US',
                'phonenumber' => sprintf('+1.555%07d', $number),
            ]);
        }

        return $ids;
    }

    /** @return array{string, string, string, string} */
    private static function ordinary(Chance $chance, int $number): array
    {
        $first = $chance->of(self::FIRST);
        $last = $chance->of(self::LAST);
        $company = $chance->percent(30) ? "$last &amp; Partners Ltd" : '';

        return [$first, $last, strtolower($first) . ".c$number@mail.example", $company];
    }
}
