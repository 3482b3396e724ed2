from decimal import *
setcontext(DefaultContext)
D = Decimal
assert repr((D(), D('1.50'), D('-0'), D('1e3'), D('1E-7'), D('0.000001'), D('0.0000001'), D(' 1_000.5 '), D('.5'), D('1.'), D('+1.2E+3'), D('٣.٥'))) == "(Decimal('0'), Decimal('1.50'), Decimal('-0'), Decimal('1E+3'), Decimal('1E-7'), Decimal('0.000001'), Decimal('1E-7'), Decimal('1000.5'), Decimal('0.5'), Decimal('1'), Decimal('1.2E+3'), Decimal('3.5'))"
assert repr((D('inf'), D('-Infinity'), D('nan'), D('sNaN12'), D('-nan5'), D('NaN0'))) == "(Decimal('Infinity'), Decimal('-Infinity'), Decimal('NaN'), Decimal('sNaN12'), Decimal('-NaN5'), Decimal('NaN'))"
# ---
from decimal import *
setcontext(DefaultContext)
D = Decimal
assert repr((D(5), D(-3), D(True), D(10 ** 40), D(0.1), D(-0.0), D(float('inf')), D(float('-inf')), D(1.5))) == "(Decimal('5'), Decimal('-3'), Decimal('1'), Decimal('10000000000000000000000000000000000000000'), Decimal('0.1000000000000000055511151231257827021181583404541015625'), Decimal('-0'), Decimal('Infinity'), Decimal('-Infinity'), Decimal('1.5'))"
# ---
from decimal import *
setcontext(DefaultContext)
D = Decimal
assert repr((D((0, (1, 2), -3)), D((1, (), 0)), D((0, (0, 0, 1), 2)), D((0, (1,), 'F')), D((1, (1, 2), 'n')), D((0, (1, 2), 'N')), D([0, [1], 2]))) == "(Decimal('0.012'), Decimal('-0'), Decimal('1E+2'), Decimal('Infinity'), Decimal('-NaN12'), Decimal('sNaN12'), Decimal('1E+2'))"
# ---
from decimal import *
setcontext(DefaultContext)
D = Decimal
D('abc')  # raises: InvalidOperation "[<class 'decimal.ConversionSyntax'>]"
# ---
from decimal import *
setcontext(DefaultContext)
D = Decimal
D('1e')  # raises: InvalidOperation "[<class 'decimal.ConversionSyntax'>]"
# ---
from decimal import *
setcontext(DefaultContext)
D = Decimal
D('')  # raises: InvalidOperation "[<class 'decimal.ConversionSyntax'>]"
# ---
from decimal import *
setcontext(DefaultContext)
D = Decimal
D('1 2')  # raises: InvalidOperation "[<class 'decimal.ConversionSyntax'>]"
# ---
from decimal import *
setcontext(DefaultContext)
D = Decimal
D('--1')  # raises: InvalidOperation "[<class 'decimal.ConversionSyntax'>]"
# ---
from decimal import *
setcontext(DefaultContext)
D = Decimal
D('1e1000000000000000000')  # raises: InvalidOperation "[<class 'decimal.InvalidOperation'>]"
# ---
from decimal import *
setcontext(DefaultContext)
D = Decimal
D((2, (1,), 0))  # raises: ValueError "sign must be an integer with the value 0 or 1"
# ---
from decimal import *
setcontext(DefaultContext)
D = Decimal
D((0, (10,), 0))  # raises: ValueError "coefficient must be a tuple of digits"
# ---
from decimal import *
setcontext(DefaultContext)
D = Decimal
D((0, (1,)))  # raises: ValueError "argument must be a sequence of length 3"
# ---
from decimal import *
setcontext(DefaultContext)
D = Decimal
D((0, (1,), 'x'))  # raises: ValueError "string argument in the third position must be 'F', 'n' or 'N'"
# ---
from decimal import *
setcontext(DefaultContext)
D = Decimal
D(None)  # raises: TypeError "conversion from NoneType to Decimal is not supported"
# ---
from decimal import *
setcontext(DefaultContext)
D = Decimal
D(1j)  # raises: TypeError "conversion from complex to Decimal is not supported"
# ---
from decimal import *
setcontext(DefaultContext)
D = Decimal
D(b'1')  # raises: TypeError "conversion from bytes to Decimal is not supported"
# ---
from decimal import *
setcontext(DefaultContext)
D = Decimal
assert repr((D('1.1') + D('2.2'), D(1) - D('0.9'), D('1.20') * 3, 3 * D('1.20'), D(1) / 3, 2 / D('0.7'), D(7) // 2, D(-7) // 2, D(-7) % 3, divmod(D('7.5'), 2), -D('1.5'), +D('1.23'), abs(D('-3.0')))) == "(Decimal('3.3'), Decimal('0.1'), Decimal('3.60'), Decimal('3.60'), Decimal('0.3333333333333333333333333333'), Decimal('2.857142857142857142857142857'), Decimal('3'), Decimal('-3'), Decimal('-1'), (Decimal('3'), Decimal('1.5')), Decimal('-1.5'), Decimal('1.23'), Decimal('3.0'))"
# ---
from decimal import *
setcontext(DefaultContext)
D = Decimal
assert repr((D('1E+20') + D('1E-20'), D('1.00') + 0, D(0) * -1, D('0E+5') + 3, D('0E+5') + D('0E-7'), D('1E+3') - D('1E+3'), D('1E+999999') * 1, D('9.999999999999999999999999999') + D('1E-27'))) == "(Decimal('100000000000000000000.0000000'), Decimal('1.00'), Decimal('-0'), Decimal('3'), Decimal('0E-7'), Decimal('0E+3'), Decimal('1E+999999'), Decimal('10.00000000000000000000000000'))"
# ---
from decimal import *
setcontext(DefaultContext)
D = Decimal
D(1) / 0  # raises: DivisionByZero "[<class 'decimal.DivisionByZero'>]"
# ---
from decimal import *
setcontext(DefaultContext)
D = Decimal
D(0) / 0  # raises: InvalidOperation "[<class 'decimal.DivisionUndefined'>]"
# ---
from decimal import *
setcontext(DefaultContext)
D = Decimal
D(5) % 0  # raises: InvalidOperation "[<class 'decimal.InvalidOperation'>]"
# ---
from decimal import *
setcontext(DefaultContext)
D = Decimal
D('inf') - D('inf')  # raises: InvalidOperation "[<class 'decimal.InvalidOperation'>]"
# ---
from decimal import *
setcontext(DefaultContext)
D = Decimal
D('9e999999') * 10  # raises: Overflow "[<class 'decimal.Overflow'>]"
# ---
from decimal import *
setcontext(DefaultContext)
D = Decimal
D('snan') + 1  # raises: InvalidOperation "[<class 'decimal.InvalidOperation'>]"
# ---
from decimal import *
setcontext(DefaultContext)
D = Decimal
divmod(D('1e50'), 1)  # raises: InvalidOperation "[<class 'decimal.DivisionImpossible'>]"
# ---
from decimal import *
setcontext(DefaultContext)
D = Decimal
D('1e60') // 3  # raises: InvalidOperation "[<class 'decimal.DivisionImpossible'>]"
# ---
from decimal import *
setcontext(DefaultContext)
D = Decimal
D(-1).sqrt()  # raises: InvalidOperation "[<class 'decimal.InvalidOperation'>]"
# ---
from decimal import *
setcontext(DefaultContext)
D = Decimal
D(-1).ln()  # raises: InvalidOperation "[<class 'decimal.InvalidOperation'>]"
# ---
from decimal import *
setcontext(DefaultContext)
D = Decimal
D(0) ** 0  # raises: InvalidOperation "[<class 'decimal.InvalidOperation'>]"
# ---
from decimal import *
setcontext(DefaultContext)
D = Decimal
assert repr((D('inf') + 1, D('inf') * -2, 1 / D('inf'), D('nan') + 1, D('NaN12') * D('NaN13'), D('-inf') // 3, D(5) % D('inf'))) == "(Decimal('Infinity'), Decimal('-Infinity'), Decimal('0E-1000026'), Decimal('NaN'), Decimal('NaN12'), Decimal('-Infinity'), Decimal('5'))"
# ---
from decimal import *
setcontext(DefaultContext)
D = Decimal
assert repr((D(2) ** 10, D(2) ** -2, D('1.5') ** 3, 2 ** D(3), D(2) ** D('0.5'), D(10) ** -30, D('1.00') ** 3, D(-2) ** 3, D(3) ** 100, D(0) ** 5, D('inf') ** -1, pow(D(3), 5, 7), D('0.1') ** D('2.5'), D(1) ** D('0.3'))) == "(Decimal('1024'), Decimal('0.25'), Decimal('3.375'), Decimal('8'), Decimal('1.414213562373095048801688724'), Decimal('1E-30'), Decimal('1.000000'), Decimal('-8'), Decimal('5.153775207320113310364611298E+47'), Decimal('0'), Decimal('0'), Decimal('5'), Decimal('0.003162277660168379331998893544'), Decimal('1.000000000000000000000000000'))"
# ---
from decimal import *
setcontext(DefaultContext)
D = Decimal
assert repr((D(2).sqrt(), D('0.25').sqrt(), D(100).sqrt(), D('1E-7').sqrt(), D('-0').sqrt(), D('2e999999').sqrt(), D('inf').sqrt())) == "(Decimal('1.414213562373095048801688724'), Decimal('0.5'), Decimal('10'), Decimal('0.0003162277660168379331998893544'), Decimal('-0'), Decimal('4.472135954999579392818347337E+499999'), Decimal('Infinity'))"
# ---
from decimal import *
setcontext(DefaultContext)
D = Decimal
assert repr((D(1).exp(), D(0).exp(), D('-2.5').exp(), D('1e-40').exp(), D('2302').exp(), D('-inf').exp(), D('1e20').exp.__name__, D('-1e20').exp())) == "(Decimal('2.718281828459045235360287471'), Decimal('1'), Decimal('0.08208499862389879516952867447'), Decimal('1.000000000000000000000000000'), Decimal('5.570540566930308508854215062E+999'), Decimal('0'), 'exp', Decimal('0E-1000026'))"
# ---
from decimal import *
setcontext(DefaultContext)
D = Decimal
assert repr((D(2).ln(), D(1).ln(), D(10).ln(), D('1.000000000000000000000000001').ln(), D('0.5').ln(), D('1e999999').ln(), D(0).ln(), D('inf').ln())) == "(Decimal('0.6931471805599453094172321215'), Decimal('0'), Decimal('2.302585092994045684017991455'), Decimal('9.999999999999999999999999995E-28'), Decimal('-0.6931471805599453094172321215'), Decimal('2302582.790408952689972307437'), Decimal('-Infinity'), Decimal('Infinity'))"
# ---
from decimal import *
setcontext(DefaultContext)
D = Decimal
assert repr((D(2).log10(), D(1000).log10(), D('0.001').log10(), D('1.5e-100').log10(), D(0).log10(), D('1234.5').logb(), D('0.001').logb())) == "(Decimal('0.3010299956639811952137388947'), Decimal('3'), Decimal('-3'), Decimal('-99.82390874094431875791871099'), Decimal('-Infinity'), Decimal('3'), Decimal('-3'))"
# ---
from decimal import *
setcontext(DefaultContext)
D = Decimal
getcontext().prec = 300
assert repr(D(2).sqrt()) == "Decimal('1.41421356237309504880168872420969807856967187537694807317667973799073247846210703885038753432764157273501384623091229702492483605585073721264412149709993583141322266592750559275579995050115278206057147010955997160597027453459686201472851741864088919860955232923048430871432145083976260362799525140799')"
assert repr(D(2).ln()) == "Decimal('0.693147180559945309417232121458176568075500134360255254120680009493393621969694715605863326996418687542001481020570685733685520235758130557032670751635075961930727570828371435190307038623891673471123350115364497955239120475172681574932065155524734139525882950453007095326366642654104239157814952043740')"
assert repr(D('1.7').exp()) == "Decimal('5.47394739172719976079086266300909670070076114490748605875498633804484238057297383951211559654535809534031646120887812502581334745655828114002546144904567232853210794824470726713471391618402258022279102907667362494974669948337305659946349468622454296777454128646572794829009401465783589976135764350575')"
assert repr(D(3).log10()) == "Decimal('0.477121254719662437295027903255115309200128864190695864829865640305229152783661123042968355647616301510464692768252045893562969142225227351290343706071529409933242951853171357489785204295476799178652557068828821469232336860689638258500260587994393617612722321125820853188412649962811516900893038469755')"
assert repr(D(2) ** D('1.1')) == "Decimal('2.14354692507258632842601265004668404581276920995511356696556133628849087767493790903381488796737553973278607309627904216475363002683483289762508364777990691330451533869481633619044789394800527437443646685117913920047367508347664218232222587078222055978919729872485494706416193656040505010334521863758')"
# ---
from decimal import *
setcontext(DefaultContext)
D = Decimal
assert repr((D(1).exp(Context(prec=5)), D(2).ln(Context(prec=3, rounding=ROUND_UP)), D(2).sqrt(context=Context(prec=50)))) == "(Decimal('2.7183'), Decimal('0.693'), Decimal('1.4142135623730950488016887242096980785696718753769'))"
# ---
from decimal import *
setcontext(DefaultContext)
D = Decimal
rs = [ROUND_UP, ROUND_DOWN, ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_UP, ROUND_HALF_DOWN, ROUND_HALF_EVEN, ROUND_05UP]
assert repr([D(x).quantize(D('0.1'), rounding=r) for r in rs for x in ('1.25', '-1.25', '1.35', '1.01', '-1.06', '0.55', '1.0')]) == "[Decimal('1.3'), Decimal('-1.3'), Decimal('1.4'), Decimal('1.1'), Decimal('-1.1'), Decimal('0.6'), Decimal('1.0'), Decimal('1.2'), Decimal('-1.2'), Decimal('1.3'), Decimal('1.0'), Decimal('-1.0'), Decimal('0.5'), Decimal('1.0'), Decimal('1.3'), Decimal('-1.2'), Decimal('1.4'), Decimal('1.1'), Decimal('-1.0'), Decimal('0.6'), Decimal('1.0'), Decimal('1.2'), Decimal('-1.3'), Decimal('1.3'), Decimal('1.0'), Decimal('-1.1'), Decimal('0.5'), Decimal('1.0'), Decimal('1.3'), Decimal('-1.3'), Decimal('1.4'), Decimal('1.0'), Decimal('-1.1'), Decimal('0.6'), Decimal('1.0'), Decimal('1.2'), Decimal('-1.2'), Decimal('1.3'), Decimal('1.0'), Decimal('-1.1'), Decimal('0.5'), Decimal('1.0'), Decimal('1.2'), Decimal('-1.2'), Decimal('1.4'), Decimal('1.0'), Decimal('-1.1'), Decimal('0.6'), Decimal('1.0'), Decimal('1.2'), Decimal('-1.2'), Decimal('1.3'), Decimal('1.1'), Decimal('-1.1'), Decimal('0.6'), Decimal('1.0')]"
assert repr([D(x).to_integral_value(r) for r in rs for x in ('2.5', '-2.5', '3.5', '0.1', '-0.9')]) == "[Decimal('3'), Decimal('-3'), Decimal('4'), Decimal('1'), Decimal('-1'), Decimal('2'), Decimal('-2'), Decimal('3'), Decimal('0'), Decimal('-0'), Decimal('3'), Decimal('-2'), Decimal('4'), Decimal('1'), Decimal('-0'), Decimal('2'), Decimal('-3'), Decimal('3'), Decimal('0'), Decimal('-1'), Decimal('3'), Decimal('-3'), Decimal('4'), Decimal('0'), Decimal('-1'), Decimal('2'), Decimal('-2'), Decimal('3'), Decimal('0'), Decimal('-1'), Decimal('2'), Decimal('-2'), Decimal('4'), Decimal('0'), Decimal('-1'), Decimal('2'), Decimal('-2'), Decimal('3'), Decimal('1'), Decimal('-1')]"
# ---
from decimal import *
setcontext(DefaultContext)
D = Decimal
assert repr((D('1.005').quantize(D('0.01')), D('1e3').quantize(D('1')), D('12345').quantize(D('1E+2')), D('0').quantize(D('1E-5')), D('inf').quantize(D('inf')), D('2.675').quantize(D('.01'), ROUND_HALF_UP), D(7).quantize(D('1.00')))) == "(Decimal('1.00'), Decimal('1000'), Decimal('1.23E+4'), Decimal('0.00000'), Decimal('Infinity'), Decimal('2.68'), Decimal('7.00'))"
# ---
from decimal import *
setcontext(DefaultContext)
D = Decimal
D(1).quantize(D('1E-28'))  # raises: InvalidOperation "[<class 'decimal.InvalidOperation'>]"
# ---
from decimal import *
setcontext(DefaultContext)
D = Decimal
D(1).quantize(D('inf'))  # raises: InvalidOperation "[<class 'decimal.InvalidOperation'>]"
# ---
from decimal import *
setcontext(DefaultContext)
D = Decimal
D(1).quantize('1')  # raises: TypeError "conversion from str to Decimal is not supported"
# ---
from decimal import *
setcontext(DefaultContext)
D = Decimal
D(1).quantize(D(1), 'ROUND_SIDEWAYS')  # raises: TypeError "valid values for rounding are:\n  [ROUND_CEILING, ROUND_FLOOR, ROUND_UP, ROUND_DOWN,\n   ROUND_HALF_UP, ROUND_HALF_DOWN, ROUND_HALF_EVEN,\n   ROUND_05UP]"
# ---
from decimal import *
setcontext(DefaultContext)
D = Decimal
D(1).compare(1.5)  # raises: TypeError "conversion from float to Decimal is not supported"
# ---
from decimal import *
setcontext(DefaultContext)
D = Decimal
D(1) + 1.5 if 0 else D(1).max('x')  # raises: TypeError "conversion from str to Decimal is not supported"
# ---
from decimal import *
setcontext(DefaultContext)
D = Decimal
assert repr((D('2.50').normalize(), D('100').normalize(), D('0E+5').normalize(), D('-0.00').normalize(), D('inf').normalize(), D('1200E-2').normalize())) == "(Decimal('2.5'), Decimal('1E+2'), Decimal('0'), Decimal('-0'), Decimal('Infinity'), Decimal('12'))"
# ---
from decimal import *
setcontext(DefaultContext)
D = Decimal
assert repr((D('2.5').to_integral_exact(), D('2.5').to_integral(), D('1e5').to_integral_value(), D('-0.4').to_integral_value(), D('nan').to_integral_value())) == "(Decimal('2'), Decimal('2'), Decimal('1E+5'), Decimal('-0'), Decimal('NaN'))"
# ---
from decimal import *
setcontext(DefaultContext)
D = Decimal
assert repr((D('1.3').compare(D('1.30')), D('1.3').compare_total(D('1.30')), D('-2').compare_total_mag(D(1)), D('nan').compare(1), D('nan').compare_total(D('inf')), D('-0').compare_total(D(0)), D(3).compare_signal(2))) == "(Decimal('0'), Decimal('1'), Decimal('1'), Decimal('NaN'), Decimal('1'), Decimal('-1'), Decimal('1'))"
# ---
from decimal import *
setcontext(DefaultContext)
D = Decimal
D('nan').compare_signal(1)  # raises: InvalidOperation "[<class 'decimal.InvalidOperation'>]"
# ---
from decimal import *
setcontext(DefaultContext)
D = Decimal
assert repr((D('1').max(D('1.0')), D('nan').max(3), D(-3).max_mag(2), D(1).min(2), D(-3).min_mag(2), D('1.0').min(D('1')), D('nan').min(D('nan')))) == "(Decimal('1'), Decimal('3'), Decimal('-3'), Decimal('1'), Decimal('2'), Decimal('1.0'), Decimal('NaN'))"
# ---
from decimal import *
setcontext(DefaultContext)
D = Decimal
assert repr((D('1010').logical_and(D('1100')), D('1010').logical_or(D('1100')), D('1010').logical_xor(D('1100')), D('1010').logical_invert())) == "(Decimal('1000'), Decimal('1110'), Decimal('110'), Decimal('1111111111111111111111110101'))"
# ---
from decimal import *
setcontext(DefaultContext)
D = Decimal
D(12).logical_and(D(1))  # raises: InvalidOperation "[<class 'decimal.InvalidOperation'>]"
# ---
from decimal import *
setcontext(DefaultContext)
D = Decimal
assert repr((D(1).next_plus(), D(1).next_minus(), D('-1').next_toward(0), D(0).next_plus(), D('inf').next_minus(), D(1).next_toward(D(1)), D('1E-1000026').next_minus())) == "(Decimal('1.000000000000000000000000001'), Decimal('0.9999999999999999999999999999'), Decimal('-0.9999999999999999999999999999'), Decimal('1E-1000026'), Decimal('9.999999999999999999999999999E+999999'), Decimal('1'), Decimal('0E-1000026'))"
# ---
from decimal import *
setcontext(DefaultContext)
D = Decimal
assert repr((D('123').rotate(1), D('123').rotate(-1), D('123').shift(2), D('123').shift(-1), D('12345678901234567890123456789').shift(1), D(5).scaleb(3), D('1.5').scaleb(-7))) == "(Decimal('1230'), Decimal('3000000000000000000000000012'), Decimal('12300'), Decimal('12'), Decimal('3456789012345678901234567890'), Decimal('5E+3'), Decimal('1.5E-7'))"
# ---
from decimal import *
setcontext(DefaultContext)
D = Decimal
D(1).shift(29)  # raises: InvalidOperation "[<class 'decimal.InvalidOperation'>]"
# ---
from decimal import *
setcontext(DefaultContext)
D = Decimal
D(1).rotate(D('1.0'))  # raises: InvalidOperation "[<class 'decimal.InvalidOperation'>]"
# ---
from decimal import *
setcontext(DefaultContext)
D = Decimal
D(1).scaleb(3000000)  # raises: InvalidOperation "[<class 'decimal.InvalidOperation'>]"
# ---
from decimal import *
setcontext(DefaultContext)
D = Decimal
assert repr((D(18).remainder_near(7), D(21).remainder_near(7), D('-5').remainder_near(3), D(25).remainder_near(10), D(35).remainder_near(10), D('1e-30').remainder_near(1))) == "(Decimal('-3'), Decimal('0'), Decimal('1'), Decimal('5'), Decimal('-5'), Decimal('1E-30'))"
# ---
from decimal import *
setcontext(DefaultContext)
D = Decimal
assert repr((D(2).fma(3, 5), D('1.1').fma(D('1e30'), D('-1e30')), D('0.1').fma('0.1' and 3, D('-0.3')))) == "(Decimal('11'), Decimal('1E+29'), Decimal('0.0'))"
D(2).fma(2.0, 1)  # raises: TypeError "conversion from float to Decimal is not supported"
# ---
from decimal import *
setcontext(DefaultContext)
D = Decimal
assert repr((D('1.23').copy_sign(D(-1)), D('-1').copy_abs(), D(1).copy_negate(), D('1.5').same_quantum(D('2.5')), D('inf').same_quantum(D('nan')), D(1).canonical(), D(1).radix(), D(3).conjugate(), D(3).real, D(3).imag)) == "(Decimal('-1.23'), Decimal('1'), Decimal('-1'), True, False, Decimal('1'), Decimal('10'), Decimal('3'), Decimal('3'), Decimal('0'))"
# ---
from decimal import *
setcontext(DefaultContext)
D = Decimal
ds = [D(x) for x in ('0', '-0', '1', '-1.5', '1E-999999', '1E-1000000', 'inf', '-inf', 'nan', 'snan')]
assert repr([d.number_class() for d in ds]) == "['+Zero', '-Zero', '+Normal', '-Normal', '+Normal', '+Subnormal', '+Infinity', '-Infinity', 'NaN', 'sNaN']"
assert repr([[f(d) for d in ds] for f in (D.is_finite, D.is_infinite, D.is_nan, D.is_qnan, D.is_snan, D.is_signed, D.is_zero, D.is_normal, D.is_subnormal, D.is_canonical)]) == '[[True, True, True, True, True, True, False, False, False, False], [False, False, False, False, False, False, True, True, False, False], [False, False, False, False, False, False, False, False, True, True], [False, False, False, False, False, False, False, False, True, False], [False, False, False, False, False, False, False, False, False, True], [False, True, False, True, False, False, False, True, False, False], [True, True, False, False, False, False, False, False, False, False], [False, False, True, True, True, False, False, False, False, False], [False, False, False, False, False, True, False, False, False, False], [True, True, True, True, True, True, True, True, True, True]]'
assert repr([d.adjusted() for d in ds]) == '[0, 0, 0, 0, -999999, -1000000, 0, 0, 0, 0]'
# ---
from decimal import *
setcontext(DefaultContext)
D = Decimal
assert repr((D('-1.50').as_tuple(), D('inf').as_tuple(), D('nan12').as_tuple(), D('0E+3').as_tuple(), D('1e5').as_tuple().exponent, DecimalTuple(0, (1, 2), 3))) == "(DecimalTuple(sign=1, digits=(1, 5, 0), exponent=-2), DecimalTuple(sign=0, digits=(0,), exponent='F'), DecimalTuple(sign=0, digits=(1, 2), exponent='n'), DecimalTuple(sign=0, digits=(0,), exponent=3), 5, DecimalTuple(sign=0, digits=(1, 2), exponent=3))"
# ---
from decimal import *
setcontext(DefaultContext)
D = Decimal
assert repr((D('-1.50').as_integer_ratio(), D('1e3').as_integer_ratio(), D('0.1').as_integer_ratio(), D(0).as_integer_ratio())) == '((-3, 2), (1000, 1), (1, 10), (0, 1))'
D('nan').as_integer_ratio()  # raises: ValueError "cannot convert NaN to integer ratio"
# ---
from decimal import *
setcontext(DefaultContext)
D = Decimal
D('inf').as_integer_ratio()  # raises: OverflowError "cannot convert Infinity to integer ratio"
# ---
from decimal import *
setcontext(DefaultContext)
D = Decimal
int(D('nan'))  # raises: ValueError "cannot convert NaN to integer"
# ---
from decimal import *
setcontext(DefaultContext)
D = Decimal
int(D('inf'))  # raises: OverflowError "cannot convert Infinity to integer"
# ---
from decimal import *
setcontext(DefaultContext)
D = Decimal
float(D('snan'))  # raises: ValueError "cannot convert signaling NaN to float"
# ---
from decimal import *
setcontext(DefaultContext)
D = Decimal
hash(D('snan'))  # raises: TypeError "Cannot hash a signaling NaN value"
# ---
from decimal import *
setcontext(DefaultContext)
D = Decimal
round(D(1), 1.5)  # raises: TypeError "optional arg must be an integer"
# ---
from decimal import *
setcontext(DefaultContext)
D = Decimal
D('nan') < 1  # raises: InvalidOperation "[<class 'decimal.InvalidOperation'>]"
# ---
from decimal import *
setcontext(DefaultContext)
D = Decimal
import math
assert repr([(int(d), math.floor(d), math.ceil(d), math.trunc(d), round(d), round(d, 1), round(d, -1), float(d), complex(d)) for d in (D('2.5'), D('-2.5'), D('3.45'), D('17'), D('-0.05'))]) == "[(2, 2, 3, 2, 2, Decimal('2.5'), Decimal('0E+1'), 2.5, (2.5+0j)), (-2, -3, -2, -2, -2, Decimal('-2.5'), Decimal('-0E+1'), -2.5, (-2.5+0j)), (3, 3, 4, 3, 3, Decimal('3.4'), Decimal('0E+1'), 3.45, (3.45+0j)), (17, 17, 17, 17, 17, Decimal('17.0'), Decimal('2E+1'), 17.0, (17+0j)), (0, -1, 0, 0, 0, Decimal('-0.0'), Decimal('-0E+1'), -0.05, (-0.05+0j))]"
assert repr((bool(D(0)), bool(D('-0.0')), bool(D('nan')), bool(D('0.1')))) == '(False, False, True, True)'
# ---
from decimal import *
setcontext(DefaultContext)
D = Decimal
assert repr((D('1.0') == 1, D('0.1') == 0.1, D('0.5') == 0.5, D(1) == 1 + 0j, D('nan') == D('nan'), D('nan') != 1, D(3) < 3.5, D('1e400') > 1e308, D('inf') > 10 ** 400, 2 > D('1.5'), D(1) == '1', D('-0') == 0, D(1) < float('inf'))) == '(True, False, True, True, False, True, True, True, True, True, False, True, True)'
# ---
from decimal import *
setcontext(DefaultContext)
D = Decimal
D(1) < 'x'  # raises: TypeError "'<' not supported between instances of 'decimal.Decimal' and 'str'"
# ---
from decimal import *
setcontext(DefaultContext)
D = Decimal
D(1) < 1j  # raises: TypeError "'<' not supported between instances of 'decimal.Decimal' and 'complex'"
# ---
from decimal import *
setcontext(DefaultContext)
D = Decimal
from fractions import Fraction as F
assert repr((D('0.5') == F(1, 2), F(1, 2) == D('0.5'), D('0.3') < F(1, 3), F(1, 3) > D('0.3'), F(D('1.25')), F.from_decimal(D('0.5')), hash(D('0.5')) == hash(F(1, 2)))) == '(True, True, True, True, Fraction(5, 4), Fraction(1, 2), True)'
# ---
from decimal import *
setcontext(DefaultContext)
D = Decimal
assert repr([hash(D(x)) == hash(y) for x, y in (('0.5', 0.5), ('1e20', 10 ** 20), ('-3', -3), ('-1', -1), ('1e-3', D('0.001')), ('inf', float('inf')), ('-0', 0), ('123456789.125', 123456789.125))]) == '[True, True, True, True, True, True, True, True]'
assert repr((hash(D('0.1')), hash(D('-1e999999')), hash(D('3.14159')), len({D(1), D('1.0'), 1, 1.0}))) == '(2075258708292324556, -2137339169833320222, 32074276258162486, 1)'
# ---
from decimal import *
setcontext(DefaultContext)
D = Decimal
assert repr([str(D(x)) for x in ('1E+3', '0.00', '1E-6', '1E-7', '-1.23E+30', '0E+2', '0E-8', '123E-10', '-inf')]) == "['1E+3', '0.00', '0.000001', '1E-7', '-1.23E+30', '0E+2', '0E-8', '1.23E-8', '-Infinity']"
assert repr([D(x).to_eng_string() for x in ('1E+3', '1E-7', '123E+5', '0E+2', '0E-8', '1.2E-10', '12345E-12')]) == "['1E+3', '100E-9', '12.3E+6', '0.0E+3', '0.00E-6', '120E-12', '12.345E-9']"
# ---
from decimal import *
setcontext(DefaultContext)
D = Decimal
assert repr([format(D('-1234567.891'), s) for s in ('', '.2f', '.0f', ',', ',.2f', '20.3e', '<20.1f', '^20.1f', '*>20.1f', '=+20.1f', '020.2f', '.3g', 'G', '.1%', 'E', '.5E', 'n', '+', ' ', '015,.1f')]) == "['-1234567.891', '-1234567.89', '-1234568', '-1,234,567.891', '-1,234,567.89', '           -1.235e+6', '-1234567.9          ', '     -1234567.9     ', '**********-1234567.9', '-          1234567.9', '-0000000001234567.89', '-1.23e+6', '-1234567.891', '-123456789.1%', '-1.234567891E+6', '-1.23457E+6', '-1234567.891', '-1234567.891', '-1234567.891', '-0,001,234,567.9']"
assert repr([format(D('0.00001234'), s) for s in ('', 'f', '.2f', 'e', '.1e', 'g', '.2g', '%', '.2%', '10', '010')]) == "['0.00001234', '0.00001234', '0.00', '1.234e-5', '1.2e-5', '0.00001234', '0.000012', '0.001234%', '0.00%', '0.00001234', '0.00001234']"
assert repr([format(D(x), s) for x in ('inf', '-nan', '0', '0E+5', '-0.001') for s in ('', 'f', '.2f', '010', 'z.1f', '.1e', '8', '<8', ',')]) == "['Infinity', 'Infinity', 'Infinity', '  Infinity', 'Infinity', 'Infinity', 'Infinity', 'Infinity', 'Infinity', '-NaN', '-NaN', '-NaN', '      -NaN', '-NaN', '-NaN', '    -NaN', '-NaN    ', '-NaN', '0', '0', '0.00', '0000000000', '0.0', '0.0e+1', '       0', '0       ', '0', '0E+5', '0', '0.00', '0000000E+5', '0.0', '0.0e+6', '    0E+5', '0E+5    ', '0E+5', '-0.001', '-0.001', '-0.00', '-00000.001', '0.0', '-1.0e-3', '  -0.001', '-0.001  ', '-0.001']"
# ---
from decimal import *
setcontext(DefaultContext)
D = Decimal
assert repr((f"{D('2.5'):.0f} {D('3.5'):.0f} {D('2.675'):.2f}", '%s %d %.2f' % (D('1.50'), D('7.9'), D('2.5')), '{:>8}'.format(D('1.5')))) == "('2 4 2.68', '1.50 7 2.50', '     1.5')"
getcontext().rounding = ROUND_UP
assert repr(f"{D('2.01'):.0f}") == "'3'"
# ---
from decimal import *
setcontext(DefaultContext)
D = Decimal
format(D(1), 'x')  # raises: ValueError "invalid format string"
# ---
from decimal import *
setcontext(DefaultContext)
D = Decimal
format(D(1), '.f')  # raises: ValueError "invalid format string"
# ---
from decimal import *
setcontext(DefaultContext)
D = Decimal
format(D(1), '_')  # raises: ValueError "invalid format string"
# ---
from decimal import *
setcontext(DefaultContext)
D = Decimal
assert repr((getcontext(), DefaultContext, BasicContext, ExtendedContext)) == '(Context(prec=28, rounding=ROUND_HALF_EVEN, Emin=-999999, Emax=999999, capitals=1, clamp=0, flags=[], traps=[InvalidOperation, DivisionByZero, Overflow]), Context(prec=28, rounding=ROUND_HALF_EVEN, Emin=-999999, Emax=999999, capitals=1, clamp=0, flags=[], traps=[InvalidOperation, DivisionByZero, Overflow]), Context(prec=9, rounding=ROUND_HALF_UP, Emin=-999999, Emax=999999, capitals=1, clamp=0, flags=[], traps=[Clamped, InvalidOperation, DivisionByZero, Overflow, Underflow]), Context(prec=9, rounding=ROUND_HALF_EVEN, Emin=-999999, Emax=999999, capitals=1, clamp=0, flags=[], traps=[]))'
assert repr((MAX_PREC, MAX_EMAX, MIN_EMIN, MIN_ETINY, HAVE_THREADS, HAVE_CONTEXTVAR)) == '(999999999999999999, 999999999999999999, -999999999999999999, -1999999999999999997, True, True)'
assert repr((ROUND_UP, ROUND_DOWN, ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_UP, ROUND_HALF_DOWN, ROUND_HALF_EVEN, ROUND_05UP)) == "('ROUND_UP', 'ROUND_DOWN', 'ROUND_CEILING', 'ROUND_FLOOR', 'ROUND_HALF_UP', 'ROUND_HALF_DOWN', 'ROUND_HALF_EVEN', 'ROUND_05UP')"
# ---
from decimal import *
setcontext(DefaultContext)
D = Decimal
c = Context(prec=5, rounding=ROUND_DOWN, Emin=-99, Emax=99, capitals=0, clamp=1, flags=[Inexact], traps=[DivisionByZero])
assert repr((c, c.copy(), c.Etiny(), c.Etop(), c.prec, c.rounding, c.Emin, c.Emax, c.capitals, c.clamp)) == "(Context(prec=5, rounding=ROUND_DOWN, Emin=-99, Emax=99, capitals=0, clamp=1, flags=[Inexact], traps=[DivisionByZero]), Context(prec=5, rounding=ROUND_DOWN, Emin=-99, Emax=99, capitals=0, clamp=1, flags=[Inexact], traps=[DivisionByZero]), -103, 95, 5, 'ROUND_DOWN', -99, 99, 0, 1)"
c.prec, c.rounding, c.capitals = 7, ROUND_UP, 1
assert repr((c.divide(1, 3), c.create_decimal('1.23456789'), c.create_decimal_from_float(0.1), c.create_decimal(5))) == "(Decimal('0.3333334'), Decimal('1.234568'), Decimal('0.1000001'), Decimal('5'))"
c.clear_flags()
c.clear_traps()
assert repr(c) == 'Context(prec=7, rounding=ROUND_UP, Emin=-99, Emax=99, capitals=1, clamp=1, flags=[], traps=[])'
# ---
from decimal import *
setcontext(DefaultContext)
D = Decimal
setattr(getcontext(), 'prec', 0)  # raises: ValueError "valid range for prec is [1, MAX_PREC]"
# ---
from decimal import *
setcontext(DefaultContext)
D = Decimal
setattr(getcontext(), 'prec', 10 ** 18)  # raises: ValueError "valid range for prec is [1, MAX_PREC]"
# ---
from decimal import *
setcontext(DefaultContext)
D = Decimal
setattr(getcontext(), 'Emin', 1)  # raises: ValueError "valid range for Emin is [MIN_EMIN, 0]"
# ---
from decimal import *
setcontext(DefaultContext)
D = Decimal
setattr(getcontext(), 'Emax', -1)  # raises: ValueError "valid range for Emax is [0, MAX_EMAX]"
# ---
from decimal import *
setcontext(DefaultContext)
D = Decimal
setattr(getcontext(), 'capitals', 2)  # raises: ValueError "valid values for capitals are 0 or 1"
# ---
from decimal import *
setcontext(DefaultContext)
D = Decimal
setattr(getcontext(), 'clamp', 3)  # raises: ValueError "valid values for clamp are 0 or 1"
# ---
from decimal import *
setcontext(DefaultContext)
D = Decimal
setattr(getcontext(), 'rounding', 'x')  # raises: TypeError "valid values for rounding are:\n  [ROUND_CEILING, ROUND_FLOOR, ROUND_UP, ROUND_DOWN,\n   ROUND_HALF_UP, ROUND_HALF_DOWN, ROUND_HALF_EVEN,\n   ROUND_05UP]"
# ---
from decimal import *
setcontext(DefaultContext)
D = Decimal
setattr(getcontext(), 'prec', '5')  # raises: TypeError "an integer is required"
# ---
from decimal import *
setcontext(DefaultContext)
D = Decimal
Context(prec=0)  # raises: ValueError "valid range for prec is [1, MAX_PREC]"
# ---
from decimal import *
setcontext(DefaultContext)
D = Decimal
getcontext().flags[3]  # raises: KeyError "'valid values for signals are:\\n  [InvalidOperation, FloatOperation, DivisionByZero,\\n   Overflow, Underflow, Subnormal, Inexact, Rounded,\\n   Clamped]'"
# ---
from decimal import *
setcontext(DefaultContext)
D = Decimal
c = getcontext()
c.clear_flags()
x = D(1) / 3
assert repr([s.__name__ for s in c.flags if c.flags[s]]) == "['Inexact', 'Rounded']"
c.traps[Inexact] = True
D(1) / 3  # raises: Inexact "[<class 'decimal.Inexact'>]"
# ---
from decimal import *
setcontext(DefaultContext)
D = Decimal
c = getcontext()
c.traps[DivisionByZero] = False
c.traps[InvalidOperation] = False
assert repr((D(1) / 0, D(-1) / 0, D(0) / 0, D('x'), c.flags[DivisionByZero], c.flags[InvalidOperation], len(c.flags), Rounded in c.flags)) == "(Decimal('Infinity'), Decimal('-Infinity'), Decimal('NaN'), Decimal('NaN'), True, True, 9, True)"
assert repr(c) == 'Context(prec=28, rounding=ROUND_HALF_EVEN, Emin=-999999, Emax=999999, capitals=1, clamp=0, flags=[InvalidOperation, DivisionByZero], traps=[Overflow])'
# ---
from decimal import *
setcontext(DefaultContext)
D = Decimal
c = getcontext()
c.traps[FloatOperation] = True
assert repr((D.from_float(0.5), D(1) == 0.5)) == "(Decimal('0.5'), False)"
D(0.5)  # raises: FloatOperation "[<class 'decimal.FloatOperation'>]"
# ---
from decimal import *
setcontext(DefaultContext)
D = Decimal
getcontext().traps[FloatOperation] = True
D(1) < 0.5  # raises: FloatOperation "[<class 'decimal.FloatOperation'>]"
# ---
from decimal import *
setcontext(DefaultContext)
D = Decimal
getcontext().traps[Underflow] = True
D('1E-999999') / 3  # raises: Underflow "[<class 'decimal.Underflow'>]"
# ---
from decimal import *
setcontext(DefaultContext)
D = Decimal
getcontext().traps[Subnormal] = True
D('1E-999999') / 10  # raises: Subnormal "[<class 'decimal.Subnormal'>]"
# ---
from decimal import *
setcontext(DefaultContext)
D = Decimal
getcontext().traps[Clamped] = True
D('0E-999999') * D('0E-999999')  # raises: Clamped "[<class 'decimal.Clamped'>]"
# ---
from decimal import *
setcontext(DefaultContext)
D = Decimal
getcontext().traps[Rounded] = True
D('1.00') * D('1.' + '0' * 27)  # raises: Rounded "[<class 'decimal.Rounded'>]"
# ---
from decimal import *
setcontext(DefaultContext)
D = Decimal
with localcontext() as c:
    c.prec = 4
    a = D(1) / 3, getcontext() is c
with localcontext(prec=6, rounding=ROUND_UP):
    b = D(1) / 3
with localcontext(Context(prec=2)) as c:
    d = D(1) / 3
assert repr((a, b, d, D(1) / 3)) == "((Decimal('0.3333'), True), Decimal('0.333334'), Decimal('0.33'), Decimal('0.3333333333333333333333333333'))"
# ---
from decimal import *
setcontext(DefaultContext)
D = Decimal
localcontext(5)  # raises: TypeError "optional argument must be a context"
# ---
from decimal import *
setcontext(DefaultContext)
D = Decimal
setcontext(5)  # raises: TypeError "argument must be a context"
# ---
from decimal import *
setcontext(DefaultContext)
D = Decimal
setcontext(ExtendedContext)
assert repr((getcontext(), getcontext() is ExtendedContext, D(1) / 0, D(2) / 3)) == "(Context(prec=9, rounding=ROUND_HALF_EVEN, Emin=-999999, Emax=999999, capitals=1, clamp=0, flags=[DivisionByZero, Inexact, Rounded], traps=[]), False, Decimal('Infinity'), Decimal('0.666666667'))"
setcontext(Context(prec=3))
assert repr(D(2) / 3) == "Decimal('0.667')"
# ---
from decimal import *
setcontext(DefaultContext)
D = Decimal
c = Context(prec=5)
assert repr(c.add(D('12.34567'), 3)) == "Decimal('15.346')"
assert repr(c.subtract(D('12.34567'), 3)) == "Decimal('9.3457')"
assert repr(c.multiply(D('12.34567'), 3)) == "Decimal('37.037')"
assert repr(c.divide(D('12.34567'), 3)) == "Decimal('4.1152')"
assert repr(c.divide_int(D('12.34567'), 3)) == "Decimal('4')"
assert repr(c.remainder(D('12.34567'), 3)) == "Decimal('0.34567')"
assert repr(c.divmod(D('12.34567'), 3)) == "(Decimal('4'), Decimal('0.34567'))"
assert repr(c.remainder_near(D('12.34567'), 3)) == "Decimal('0.34567')"
assert repr(c.compare(D('12.34567'), 3)) == "Decimal('1')"
assert repr(c.max(D('12.34567'), 3)) == "Decimal('12.346')"
assert repr(c.min(D('12.34567'), 3)) == "Decimal('3')"
assert repr(c.max_mag(D('12.34567'), 3)) == "Decimal('12.346')"
assert repr(c.min_mag(D('12.34567'), 3)) == "Decimal('3')"
assert repr(c.compare_total(D('12.34567'), 3)) == "Decimal('1')"
assert repr(c.compare_total_mag(D('12.34567'), 3)) == "Decimal('1')"
assert repr(c.copy_sign(D('12.34567'), 3)) == "Decimal('12.34567')"
assert repr(c.same_quantum(D('12.34567'), 3)) == 'False'
assert repr(c.power(D('12.34567'), 3)) == "Decimal('1881.7')"
assert repr(c.next_toward(D('12.34567'), 3)) == "Decimal('12.345')"
assert repr(c.compare_signal(D('12.34567'), 3)) == "Decimal('1')"
# ---
from decimal import *
setcontext(DefaultContext)
D = Decimal
c = Context(prec=5)
assert repr(c.quantize(D('12.34567'), D('0.1'))) == "Decimal('12.3')"
# ---
from decimal import *
setcontext(DefaultContext)
D = Decimal
c = Context(prec=5)
assert repr(c.scaleb(D('12.34567'), 3)) == "Decimal('12346')"
# ---
from decimal import *
setcontext(DefaultContext)
D = Decimal
c = Context(prec=5)
assert repr(c.rotate(D('12345'), -2)) == "Decimal('45123')"
assert repr(c.shift(D('12345'), -2)) == "Decimal('123')"
# ---
from decimal import *
setcontext(DefaultContext)
D = Decimal
c = Context(prec=5)
assert repr(c.logical_and(D(101), D(110))) == "Decimal('100')"
assert repr(c.logical_or(D(101), D(110))) == "Decimal('111')"
assert repr(c.logical_xor(D(101), D(110))) == "Decimal('11')"
# ---
from decimal import *
setcontext(DefaultContext)
D = Decimal
c = Context(prec=5)
assert repr(c.fma(2, 3, D('0.1'))) == "Decimal('6.1')"
# ---
from decimal import *
setcontext(DefaultContext)
D = Decimal
c = Context(prec=5)
assert repr(c.power(2, 10, 7)) == "Decimal('2')"
# ---
from decimal import *
setcontext(DefaultContext)
D = Decimal
c = Context(prec=5)
assert repr(c.abs(D('12.345678E+3'))) == "Decimal('12346')"
assert repr(c.plus(D('12.345678E+3'))) == "Decimal('12346')"
assert repr(c.minus(D('12.345678E+3'))) == "Decimal('-12346')"
assert repr(c.sqrt(D('12.345678E+3'))) == "Decimal('111.11')"
assert repr(c.exp(D('12.345678E+3'))) == "Decimal('4.5691E+5361')"
assert repr(c.normalize(D('12.345678E+3'))) == "Decimal('12346')"
assert repr(c.to_integral_exact(D('12.345678E+3'))) == "Decimal('12346')"
assert repr(c.to_integral_value(D('12.345678E+3'))) == "Decimal('12346')"
assert repr(c.to_sci_string(D('12.345678E+3'))) == "'12345.678'"
assert repr(c.to_eng_string(D('12.345678E+3'))) == "'12345.678'"
assert repr(c.copy_abs(D('12.345678E+3'))) == "Decimal('12345.678')"
assert repr(c.copy_negate(D('12.345678E+3'))) == "Decimal('-12345.678')"
assert repr(c.copy_decimal(D('12.345678E+3'))) == "Decimal('12345.678')"
assert repr(c.create_decimal(D('12.345678E+3'))) == "Decimal('12346')"
assert repr(c.is_zero(D('12.345678E+3'))) == 'False'
assert repr(c.is_signed(D('12.345678E+3'))) == 'False'
assert repr(c.is_finite(D('12.345678E+3'))) == 'True'
assert repr(c.is_infinite(D('12.345678E+3'))) == 'False'
assert repr(c.is_nan(D('12.345678E+3'))) == 'False'
assert repr(c.is_qnan(D('12.345678E+3'))) == 'False'
assert repr(c.is_snan(D('12.345678E+3'))) == 'False'
assert repr(c.is_canonical(D('12.345678E+3'))) == 'True'
assert repr(c.number_class(D('12.345678E+3'))) == "'+Normal'"
assert repr(c.logb(D('12.345678E+3'))) == "Decimal('4')"
assert repr(c.is_normal(D('12.345678E+3'))) == 'True'
assert repr(c.is_subnormal(D('12.345678E+3'))) == 'False'
assert repr(c.next_plus(D('12.345678E+3'))) == "Decimal('12346')"
assert repr(c.next_minus(D('12.345678E+3'))) == "Decimal('12345')"
assert repr(c.canonical(D('12.345678E+3'))) == "Decimal('12345.678')"
assert repr(c.ln(D('12.345678E+3'))) == "Decimal('9.4211')"
assert repr(c.log10(D('12.345678E+3'))) == "Decimal('4.0915')"
assert repr(c.to_integral(D('12.345678E+3'))) == "Decimal('12346')"
# ---
from decimal import *
setcontext(DefaultContext)
D = Decimal
getcontext().add(1.5, 2)  # raises: TypeError "conversion from float to Decimal is not supported"
# ---
from decimal import *
setcontext(DefaultContext)
D = Decimal
getcontext().create_decimal(' 1')  # raises: InvalidOperation "[<class 'decimal.ConversionSyntax'>]"
# ---
from decimal import *
setcontext(DefaultContext)
D = Decimal
getcontext().canonical(7)  # raises: TypeError "argument must be a Decimal"
# ---
from decimal import *
setcontext(DefaultContext)
D = Decimal
class Money(D):
    def __new__(cls, value, unit='EUR'):
        self = super().__new__(cls, value)
        self.unit = unit
        return self
m = Money('1.50', unit='USD')
assert repr((m.unit, m, type(m).__name__, type(m + 1).__name__, type(-m).__name__, m == D('1.5'), type(D(m)).__name__, type(Money.from_float(0.5)).__name__)) == "('USD', Decimal('1.50'), 'Money', 'Decimal', 'Decimal', True, 'Decimal', 'Money')"
# ---
from decimal import *
setcontext(DefaultContext)
D = Decimal
import numbers, copy, math
assert repr((isinstance(D(1), numbers.Number), isinstance(D(1), numbers.Real), math.sqrt(D(4)), sum([D('0.1')] * 3), max(D(1), 2), sorted([D(3), 1, 2.5]), copy.copy(D(1)), copy.deepcopy([D(1)]))) == "(True, False, 2.0, Decimal('0.3'), 2, [1, 2.5, Decimal('3')], Decimal('1'), [Decimal('1')])"
x = D(5)
assert repr((D(x) is x, copy.copy(x) is x)) == '(True, True)'
# ---
from decimal import *
setcontext(DefaultContext)
D = Decimal
assert repr([issubclass(a, b) for a, b in ((DivisionByZero, ZeroDivisionError), (FloatOperation, TypeError), (Underflow, Inexact), (Underflow, Subnormal), (Overflow, Rounded), (ConversionSyntax, InvalidOperation), (DivisionImpossible, InvalidOperation), (DivisionUndefined, ZeroDivisionError), (InvalidContext, InvalidOperation), (Clamped, DecimalException), (DecimalException, ArithmeticError))]) == '[True, True, True, True, True, True, True, True, True, True, True]'
assert repr((InvalidOperation, Clamped('x'))) == "(<class 'decimal.InvalidOperation'>, Clamped('x'))"
# ---
from decimal import *
setcontext(DefaultContext)
D = Decimal
import statistics as st
assert repr((st.mean([D('0.1'), D('0.2')]), st.stdev([D(1), D(2), D(4)]), st.pstdev([D('1.5'), D('2.5'), 3]), st.variance([D('27.5'), D('30.25'), D('34.5')]), st.median([D(1), D(2)]), st.harmonic_mean([D(1), D(3)]), st.quantiles([D(1), D(2), D(4)]))) == "(Decimal('0.15'), Decimal('1.527525231651946668862682398'), Decimal('0.6236095644623235642639581221'), Decimal('12.4375'), Decimal('1.5'), Decimal('1.500000000000000000000000000'), [Decimal('1'), Decimal('2'), Decimal('4')])"
assert repr(st.mean([D('inf'), 1])) == "Decimal('Infinity')"
st.mean([D(1), 0.5])  # raises: TypeError
# ---
from decimal import *
setcontext(DefaultContext)
D = Decimal
# pi by the recipe of the manual
def pi():
    getcontext().prec += 2
    three = D(3)
    lasts, t, s, n, na, d, da = 0, three, 3, 1, 0, 0, 24
    while s != lasts:
        lasts = s
        n, na = n + na, na + 8
        d, da = d + da, da + 32
        t = (t * n) / d
        s += t
    getcontext().prec -= 2
    return +s
assert repr(pi()) == "Decimal('3.141592653589793238462643383')"
getcontext().prec = 120
assert repr(pi()) == "Decimal('3.14159265358979323846264338327950288419716939937510582097494459230781640628620899862803482534211706798214808651328230665')"
# ---
from decimal import *
setcontext(DefaultContext)
D = Decimal
c = Context(prec=3, Emin=-5, Emax=5, clamp=1)
c.clear_traps()
assert repr([c.create_decimal(x) for x in ('1E+5', '1E+6', '1E-5', '1.23E-6', '1E-8', '9.995E+5', '0E+9', '0E-9', '1.234E-7')]) == "[Decimal('1.00E+5'), Decimal('Infinity'), Decimal('0.00001'), Decimal('0.0000012'), Decimal('0E-7'), Decimal('Infinity'), Decimal('0E+3'), Decimal('0E-7'), Decimal('1E-7')]"
c.rounding = ROUND_DOWN
assert repr((c.create_decimal('1E+9'), c.create_decimal('-1E+9'), c.next_plus(D('9.99E+5')), c.next_minus(D(0)))) == "(Decimal('9.99E+5'), Decimal('-9.99E+5'), Decimal('Infinity'), Decimal('-1E-7'))"
# ---
from decimal import *
setcontext(DefaultContext)
D = Decimal
assert repr((D('1e999999999999999999'), D('1e999999999999999999') > 1, D('1e-999999999999999999') + 0 == 0, D('1e999999999999999999') == 10 ** 30, D('1e-999999999999999999').exp())) == "(Decimal('1E+999999999999999999'), True, True, False, Decimal('1.000000000000000000000000000'))"
# ---
# cpython: skip (CPython works until its memory ends)
from decimal import *
getcontext().prec = 999999999
Decimal(1) / 3  # limit: memory
# ---
# cpython: skip (CPython works until its memory ends)
from decimal import *
int(Decimal("1e999999999999"))  # limit: memory
# ---
# cpython: skip (CPython works until its memory ends)
from decimal import *
format(Decimal("1e-999999999999"), "f")  # limit: memory
# ---
# cpython: skip (CPython works until its memory ends)
from decimal import *
getcontext().prec = MAX_PREC
Decimal(0).logical_invert()  # limit: memory
# ---
# cpython: skip (from_number and IEEEContext are 3.14's)
from decimal import *
assert repr(Decimal.from_number(0.25)) == "Decimal('0.25')" and Decimal.from_number(3) == 3
c = IEEEContext(64)
assert (c.prec, c.Emax, c.Emin, c.clamp) == (16, 384, -383, 1)
Decimal.from_number("1")  # raises: TypeError "Cannot convert str to Decimal"
# ---
from decimal import *
assert Context(prec=2).logical_invert(Decimal(1011)) == 0 and Context(prec=1).logical_invert(Decimal(10)) == 1
# ---
from decimal import *
from statistics import *
assert mean([Decimal(1), Decimal(2)]) == Decimal("1.5")
try:
    SignalDict
    assert False
except NameError:
    fsum  # raises: NameError "name 'fsum' is not defined"
# ---
# Small numbers, and such as are just too large: results and flags of 1200 rounds in six contexts.
import random
from decimal import *

SIGNALS = (Inexact, Rounded, Clamped, Subnormal, Overflow, Underflow, InvalidOperation, DivisionByZero)
r = random.Random(5)
total = 0


def literal():
    kind = r.randrange(7)
    sign = r.choice(["", "-"])
    n = r.choice([r.randrange(10), r.randrange(1000), r.randrange(10**6), r.randrange(10**10), r.randrange(10**19),
                  2**64 - 1, 2**64, 10**18, 0, 0])
    digits = str(n)
    point = r.randrange(len(digits) + 1)
    if kind < 4:
        digits = digits[:point] + "." + digits[point:]
    if kind == 5:
        digits += "E%d" % r.randrange(-30, 30)
    if kind == 6:
        digits += "E%d" % r.choice([-999990, 999990, -1000010, 5, -3])
    return sign + digits


def note(text):
    global total
    for ch in text:
        total = (total * 1000003 + ord(ch)) % (2**61 - 1)


def number(text, otherwise):
    try:
        return Decimal(text)
    except Exception as e:
        note(type(e).__name__)
        return Decimal(otherwise)


operations = (
    lambda a, b: a + b, lambda a, b: a - b, lambda a, b: a * b, lambda a, b: a / b, lambda a, b: b - a,
    lambda a, b: b / a, lambda a, b: b + a, lambda a, b: a.quantize(Decimal("0.01")), lambda a, b: str(a),
    lambda a, b: a == b, lambda a, b: round(a, 1), lambda a, b: Decimal(b), lambda a, b: a // b, lambda a, b: a % b)
contexts = [Context(), Context(prec=5), Context(prec=9, rounding=ROUND_FLOOR), Context(prec=28, Emax=20, Emin=-20, clamp=1),
            Context(prec=19, rounding=ROUND_05UP), Context(prec=3, rounding=ROUND_HALF_DOWN, Emax=5, Emin=-5)]
for x in contexts:
    x.traps[InvalidOperation] = x.traps[DivisionByZero] = x.traps[Overflow] = False
before = getcontext()
for i in range(1200):
    setcontext(contexts[i % 6])
    a, b = literal(), literal()
    a, b = number(a, 3), number(b, 7)
    if i % 11 == 0:
        b = r.choice([0, 1, -5, 10**12, 2**63 - 1, -2**63, 2**64])
    x = getcontext()
    x.clear_flags()
    for f in operations:
        try:
            note(str(f(a, b)))
        except Exception as e:
            note(type(e).__name__)
        note("".join(str(int(bool(x.flags[signal]))) for signal in SIGNALS))
setcontext(before)
assert total == 1778276488184708756, total
# ---
# Quotients that are rounded in words, in all ways of rounding.
from decimal import (Context, Decimal as D, Inexact, ROUND_05UP, ROUND_CEILING, ROUND_DOWN, ROUND_FLOOR, ROUND_HALF_DOWN,
                     ROUND_HALF_EVEN, ROUND_HALF_UP, ROUND_UP, localcontext)
assert str(D(1) / 3) == "0." + "3" * 28 and str(D(2) / 3) == "0." + "6" * 27 + "7" and str(D(-1) / 7) == "-0.1428571428571428571428571429"
assert str(D(9999999999999999999) / D("1e-5") / 7) == "142857142857142857128571.4286"
def quotient(a, b, prec, rounding):
    with localcontext(Context(prec=prec, rounding=rounding)) as c:
        q = D(a) / D(b)
        assert c.flags[Inexact]
        return str(q)
ways = [ROUND_05UP, ROUND_CEILING, ROUND_DOWN, ROUND_FLOOR, ROUND_HALF_DOWN, ROUND_HALF_EVEN, ROUND_HALF_UP, ROUND_UP]
assert [quotient(2, 3, 3, w) for w in ways] == ["0.666", "0.667", "0.666", "0.666", "0.667", "0.667", "0.667", "0.667"]
assert [quotient(-1, 3, 3, w) for w in ways] == ["-0.333", "-0.333", "-0.333", "-0.334", "-0.333", "-0.333", "-0.333", "-0.334"]
assert [quotient(1, 8, 2, w) for w in ways] == ["0.12", "0.13", "0.12", "0.12", "0.12", "0.12", "0.13", "0.13"]
assert quotient(9999999, 1000001, 1, ROUND_HALF_UP) == "1E+1" and quotient(99999, 100001, 4, ROUND_UP) == "1.000"
assert quotient(9999999999999999999, 10000000000000000001, 38, ROUND_UP) == "0.99999999999999999980000000000000000002"
with localcontext(Context(traps=[Inexact])):
    D(1) / 3  # raises: Inexact
# ---
# Texts with one or two words of digits.
from decimal import Decimal as D
for text in ["0", "-0", "0.00", "1", "-1.5", "0.001", "0.999", "123.456", "-0.000001", "12345678901234567890", "1234567890.1234567890123456789",
             "10000000000000000000000000001", "0.1000000000000000000000000001", "99999999999999999999999999999999999999",
             "0.00012345", "-9999999999.9999999999999999999999999999", "1E+3", "1E-7", "0.0000012", "1.2E-7", "1.0E+5"]:
    assert str(D(text)) == text and repr(D(text)) == f"Decimal('{text}')", text
# ---
# 0 * Infinity + sNaN is no NaN of the third operand; an exponent of -0 is one of 0
from decimal import Context, Decimal, InvalidOperation

c = Context(traps=[])
assert [str(c.fma(Decimal(a), Decimal(b), Decimal("sNaN7"))) for a, b in (("0", "Inf"), ("-Inf", "0E-4"), ("1", "2"))] == ["NaN", "NaN", "NaN7"]
assert [c.power(x, Decimal("-0"), m) for x, m in ((1, 1), (2, 3), (-1, -2), (-20, 1179))] == [0, 1, 1, 1]
assert str(c.power(0, Decimal("-0"), 5)) == "NaN" and c.flags[InvalidOperation]
# ---
# powers modulo a number do not write large exponents out
from decimal import MAX_EMAX, MIN_EMIN, Context, Decimal

c = Context(prec=15, Emax=MAX_EMAX, Emin=MIN_EMIN)
for a, b, m, want in (("1.23E+123456791", "10123898", "17291065", 5674045), ("2", "1E+5000", "97", 61), ("-7", "1E+20", "1000007", 424261),
                      ("0E+5", "3", "7", 0), ("5", "0E+7", "3", 1), ("-5", "70E-1", "3", -2), ("1", "1E+9999", "13", 1), ("10", "1E+9999", "10", 0)):
    got = c.power(Decimal(a), Decimal(b), Decimal(m))
    assert got == want, (a, b, m, got)
# ---
from decimal import MAX_EMAX, Context, Decimal

Context(prec=9, Emax=MAX_EMAX).power(Decimal(3), Decimal("1E+999999999999999"), Decimal(1000003))  # limit: steps
