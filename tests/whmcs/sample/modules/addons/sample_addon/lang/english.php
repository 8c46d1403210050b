<?php

$_ADDONLANG['greeting'] = 'Hello';
